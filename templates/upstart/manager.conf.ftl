description ${group.description}
start on ${group.startOn}
stop on ${group.stopOn}
<#if group.counts?has_content>

<#list group.counts as count>
env ${count.variable}=${count.number}
</#list>
</#if>

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
