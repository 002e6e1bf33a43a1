# What the deployment tasks run through sudo, word for word, and nothing else. Both come from the
# manifest: after a change of it, render both.
<#list sudoers.rules as rule>

# ${rule.why}
<#list rule.commands as command>
${sudoers.user} ALL=(${rule.runAs}) NOPASSWD: ${command}
</#list>
</#list>
