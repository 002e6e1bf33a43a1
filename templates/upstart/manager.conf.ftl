description ${group.description}
start on ${group.startOn}
stop on ${group.stopOn}
<#list group.counts>

<#items as count>
env ${count.variable}=${count.number}
</#items>
</#list>

pre-start script
${group.preStartScript}
end script
<#if group.postStopExec??>
post-stop exec ${group.postStopExec}
<#elseif group.postStopScript??>
post-stop script
${group.postStopScript}
end script
</#if>
