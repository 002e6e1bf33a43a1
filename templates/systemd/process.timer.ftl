[Unit]
Description=${timer.description}
${timer.targetKey}=${timer.target}
After=${timer.target}

[Timer]
<#list timer.times as time>
OnCalendar=${time}
</#list>
<#if timer.accuracy??>
AccuracySec=${timer.accuracy}
</#if>
<#if timer.persistent>
Persistent=yes
</#if>
<#if timer.randomizedDelay??>
RandomizedDelaySec=${timer.randomizedDelay}
</#if>
<#if timer.fixedRandomDelay>
FixedRandomDelay=yes
</#if>
