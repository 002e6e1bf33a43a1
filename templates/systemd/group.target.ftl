[Unit]
Description=${group.description}
<#list group.wants as units>
Wants=${units}
</#list>

[Install]
WantedBy=${group.wantedBy}
