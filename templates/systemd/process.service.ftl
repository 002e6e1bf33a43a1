<#macro startLimit>
${process.startLimitKey}=${process.startLimitInterval}
<#if process.startLimitBurst??>
StartLimitBurst=${process.startLimitBurst}
</#if>
</#macro>
[Unit]
Description=${process.description}
<#list process.documentation as uri>
Documentation=${uri}
</#list>
${process.targetKey}=${process.target}
<#if process.reloadFrom??>
ReloadPropagatedFrom=${process.reloadFrom}
</#if>
<#if process.requires??>
Requires=${process.requires}
</#if>
<#if process.requisite??>
Requisite=${process.requisite}
</#if>
<#if process.wants??>
Wants=${process.wants}
</#if>
After=${process.after}
<#if process.before??>
Before=${process.before}
</#if>
<#if process.onFailure??>
OnFailure=${process.onFailure}
</#if>
<#if process.startLimitOfUnit>
<@startLimit/>
</#if>

[Service]
Type=${process.type}
<#if process.remainsActive>
RemainAfterExit=yes
</#if>
<#if process.notifyAccess??>
NotifyAccess=${process.notifyAccess}
</#if>
<#if process.user??>
User=${process.user}
</#if>
<#if process.group??>
Group=${process.group}
</#if>
<#if process.workingDirectory??>
WorkingDirectory=${process.workingDirectory}
</#if>
<#if process.runtimeDirectory??>
RuntimeDirectory=${process.runtimeDirectory}
</#if>
<#if process.stateDirectory??>
StateDirectory=${process.stateDirectory}
</#if>
<#if process.umask??>
UMask=${process.umask}
</#if>
<#if process.nice??>
Nice=${process.nice}
</#if>
<#if process.oomScoreAdjust??>
OOMScoreAdjust=${process.oomScoreAdjust}
</#if>
<#list process.limits as limit>
${limit.key}=${limit.value}
</#list>
<#if process.slice??>
Slice=${process.slice}
</#if>
<#list process.environment as assignment>
Environment=${assignment}
</#list>
<#list process.environmentFiles as file>
EnvironmentFile=${file}
</#list>
<#if process.execSearchPath??>
ExecSearchPath=${process.execSearchPath}
</#if>
<#list process.execStartPre as command>
ExecStartPre=${command}
</#list>
ExecStart=${process.execStart}
<#if process.execReload??>
ExecReload=${process.execReload}
</#if>
<#if process.timeoutStart??>
TimeoutStartSec=${process.timeoutStart}
</#if>
KillMode=${process.killMode}
KillSignal=${process.killSignal}
TimeoutStopSec=${process.timeoutStop}
<#if process.restart??>
Restart=${process.restart}
RestartSec=${process.restartDelay}
<#if process.restartMode??>
RestartMode=${process.restartMode}
</#if>
</#if>
<#if !process.startLimitOfUnit>
<@startLimit/>
</#if>
<#if process.successExitStatus??>
SuccessExitStatus=${process.successExitStatus}
</#if>
<#if process.keepsRuntimeDirectory>
RuntimeDirectoryPreserve=yes
</#if>
<#if process.watchdog??>
WatchdogSec=${process.watchdog}
</#if>
SyslogIdentifier=${process.syslogIdentifier}
<#list process.capabilities as setting>
${setting.key}=${setting.value}
</#list>
<#list process.hardening>

<#items as setting>
${setting.key}=${setting.value}
</#items>
</#list>
