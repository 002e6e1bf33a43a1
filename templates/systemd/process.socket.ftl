[Unit]
Description=${socket.description}
${socket.targetKey}=${socket.target}
After=${socket.target}

[Socket]
<#list socket.listeners as listener>
${listener.key}=${listener.value}
</#list>
Accept=no
<#if socket.freeBind>
FreeBind=yes
</#if>
<#if socket.mode??>
SocketMode=${socket.mode}
</#if>
<#if socket.user??>
SocketUser=${socket.user}
</#if>
<#if socket.group??>
SocketGroup=${socket.group}
</#if>
<#if socket.directoryMode??>
DirectoryMode=${socket.directoryMode}
</#if>
<#if socket.removeOnStop>
RemoveOnStop=yes
</#if>
