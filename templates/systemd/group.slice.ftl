[Unit]
Description=${group.description}

[Slice]
<#list group.limits as limit>
${limit.key}=${limit.value}
</#list>
