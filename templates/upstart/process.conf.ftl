<#list process.documentation as uri>
# ${uri}
</#list>
description ${process.description}
<#if process.usage??>
usage ${process.usage}
</#if>
<#if process.instance??>
instance ${process.instance}
</#if>
<#if process.task>
task
</#if>
stop on ${process.stopOn}

<#if process.respawnLimit??>
respawn
respawn limit ${process.respawnLimit}
</#if>
<#if process.normalExit??>
normal exit ${process.normalExit}
</#if>
<#if process.reloadSignal??>
reload signal ${process.reloadSignal}
</#if>
<#if process.killSignal??>
kill signal ${process.killSignal}
</#if>
kill timeout ${process.killTimeout}
<#if process.console??>

console ${process.console}
</#if>
<#if process.user??>
setuid ${process.user}
</#if>
<#if process.group??>
setgid ${process.group}
</#if>
<#if process.directory??>
chdir ${process.directory}
</#if>
<#if process.umask??>
umask ${process.umask}
</#if>
<#if process.nice??>
nice ${process.nice}
</#if>
<#if process.oomScore??>
oom score ${process.oomScore}
</#if>
<#if process.oom??>
oom ${process.oom}
</#if>
<#list process.limits as limit>
limit ${limit}
</#list>
<#list process.environment as assignment>
env ${assignment}
</#list>

<#if process.preStartExec??>
pre-start exec ${process.preStartExec}
<#elseif process.preStartScript??>
pre-start script
${process.preStartScript}
end script
</#if>
<#if process.exec??>
exec ${process.exec}
<#else>
script
${process.script}
end script
</#if>
