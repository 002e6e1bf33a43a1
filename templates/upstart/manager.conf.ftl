description ${group.description}
start on ${group.startOn}
stop on ${group.stopOn}
<#if group.counts?has_content>

<#list group.counts as count>
env ${count.variable}=${count.number}
</#list>
</#if>

pre-start script
<#list group.members as member>
<#if member.variable??>
  i=1
  while [ "$i" -le "$${member.variable}" ]; do
    start ${member.job} index="$i" || status ${member.job} index="$i"
    i=$((i + 1))
  done
<#else>
  start ${member.job} || status ${member.job}
</#if>
</#list>
end script
