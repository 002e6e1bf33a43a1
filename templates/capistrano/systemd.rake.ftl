# Tasks for Capistrano 3: the Capfile imports lib/capistrano/tasks/*.rake.
namespace ${deploy.group} do
  members = [
<#list deploy.members as member>
    ${member},
</#list>
  ]
<#if deploy.timers?has_content>
  # Those that start others at their times. The target starts what is missing of them; one that is restarted itself
  # can start a run at once.
  timers = [
<#list deploy.timers as timer>
    ${timer},
</#list>
  ]
</#if>
<#if deploy.sockets?has_content>
  # Those that hold connections: a restart leaves them open.
  sockets = [
<#list deploy.sockets as socket>
    ${socket},
</#list>
  ]
</#if>
<#if deploy.workers?has_content>
  # Those that can be told to take no new jobs.
  workers = [
<#list deploy.workers as worker>
    ${worker},
</#list>
  ]
</#if>
<#if deploy.mayEnd?has_content>
  # Those that are not restarted may have done their work, and be gone.
  lasting = members - [<#list deploy.mayEnd as member>${member}<#sep>, </#list>]
<#else>
  lasting = members
</#if>

  show = ${deploy.show}
<#if deploy.workers?has_content>
  is_active = ${deploy.isActive}
  reload = ${deploy.reload}
</#if>
<#if deploy.members?size gt deploy.timers?size>
  reset_failed = ${deploy.resetFailed}
</#if>
  restart = ${deploy.restart}
  start = ${deploy.start}
  stop = ${deploy.stop}
  status = ${deploy.status}

<#if deploy.workers?has_content>
  quieted = false
  restarted = false

</#if>
  each_host = lambda do |&work|
    on roles(fetch(${deploy.rolesVariable}, :app)) do
<#if deploy.ofUser>
      # A login over SSH is not always told where the user's manager listens.
      with :xdg_runtime_dir => "/run/user/#{capture('id', '-u')}" do
        work.call(self)
      end
<#else>
      work.call(self)
</#if>
    end
  end

<#if deploy.workers?has_content>
  active = lambda { |host, unit| host.test(*is_active, unit) }

</#if>
  # What runs, and since when: one that crashes and is started again is another run.
  runs = lambda do |host|
    said = lasting.empty? ? '' : host.capture(*show, *lasting)
    Hash[said.split(/\n\n+/).map { |unit| [unit[/^Id=(.*)$/, 1], unit.strip] }]
  end

  require_all = lambda do |host|
    before = runs.call(host)
    sleep fetch(${deploy.settleVariable}, 5)
    now = runs.call(host)
    down = lasting.reject { |unit| now[unit] =~ /^ActiveState=active$/ && now[unit] == before[unit] }
    raise "not running: #{down.join(', ')}" unless down.empty?
  end

  bring_up = lambda do |host, command, units|
<#if deploy.members?size gt deploy.timers?size>
    # Starts by hand count against the start limit. That this fails for a unit that is not loaded,
    # and so has no count, means nothing.
    host.test(*reset_failed, *<#if deploy.timers?has_content>(members - timers)<#else>members</#if>)
</#if>
    host.execute(*command, *units)
    require_all.call(host)
  end

  desc ${'Have the workers of ' + deploy.group + ' take no new jobs'}
  task :quiet do
<#if deploy.workers?has_content>
    quieted = true
    each_host.call do |host|
      workers.each do |unit|
        # One that does not run, or is not installed yet, has no jobs to give up.
        next unless active.call(host, unit)
        begin
          host.execute(*reload, unit)
        rescue SSHKit::Command::Failed
          # It may have ended just now.
          raise if active.call(host, unit)
        end
      end
    end
<#else>
    puts ${deploy.group + ': no process has a quiet signal'}
</#if>
  end

  desc ${'Restart ' + deploy.group + '; fails if one of its members does not run then'}
  task :restart do
<#if deploy.workers?has_content>
    restarted = true
</#if>
    each_host.call { |host| bring_up.call(host, restart, members<#if deploy.timers?has_content> - timers</#if><#if deploy.sockets?has_content> - sockets</#if>) }
  end

  desc ${'Start ' + deploy.group}
  task :start do
    each_host.call { |host| bring_up.call(host, start, members) }
  end

  desc ${'Stop ' + deploy.group + ', and wait until its members have ended'}
  task :stop do
    each_host.call { |host| host.execute(*stop, *members) }
  end

  desc ${'Fail unless all members of ' + deploy.group + ' run and stay up'}
  task :check do
    each_host.call { |host| require_all.call(host) }
  end

  desc ${'Show how the members of ' + deploy.group + ' are'}
  task :status do
    each_host.call { |host| host.execute(*status, *members, :raise_on_non_zero_exit => false) }
  end
<#if deploy.workers?has_content>

  # No description: not for the command line.
  task :restart_quieted do
    if quieted && !restarted
      begin
        invoke ${deploy.group + ':restart'}
      rescue StandardError => error
        # The deployment has failed already, and others may want to hear of it.
        warn ${deploy.group + ': not restarted: '} + error.message
      end
    end
  end
</#if>
end

# As early and as late as a deployment can; where there is none, there are the tasks alone.
if Rake::Task.task_defined?('deploy:published')
  after 'deploy:starting', ${deploy.group + ':quiet'}
  after 'deploy:published', ${deploy.group + ':restart'}
<#if deploy.workers?has_content>
  # Or they would stay quiet.
  after 'deploy:failed', ${deploy.group + ':restart_quieted'}
</#if>
end
