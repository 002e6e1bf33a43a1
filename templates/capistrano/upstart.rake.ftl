# Tasks for Capistrano 3: the Capfile imports lib/capistrano/tasks/*.rake.
namespace ${deploy.group} do
  # The words by which init knows them.
  group = [${deploy.group}]
  members = [
<#list deploy.members as member>
    ${member},
</#list>
  ]
<#if deploy.steps?has_content>
  # What runs to its end before others start.
  steps = [<#list deploy.steps as step>${step}<#sep>, </#list>]
</#if>
<#if deploy.workers?has_content>
  # Those that can be told to take no new jobs.
  workers = [
<#list deploy.workers as worker>
    ${worker},
</#list>
  ]
</#if>
<#if deploy.kills?has_content>
  # Their signal is another than HUP, and this init's reload sends no other.
  kill = {
<#list deploy.kills as kill>
    ${kill.worker} => ${kill.command},
</#list>
  }
</#if>
<#if deploy.mayEnd?has_content>
  # Those that are not restarted may have done their work, and be gone.
  lasting = members - [<#list deploy.mayEnd as member>${member}<#sep>, </#list>]
<#else>
  lasting = members
</#if>

  status = ${deploy.status}
  start = ${deploy.start}
  stop = ${deploy.stop}
<#if deploy.workers?size gt deploy.kills?size>
  reload = ${deploy.reload}
</#if>

<#if deploy.workers?has_content>
  quieted = false
  restarted = false

</#if>
  each_host = lambda do |&work|
    on roles(fetch(${deploy.rolesVariable}, :app)) do
      work.call(self)
    end
  end

  # The status of a job, or the answer that it is unknown. Nothing else may count as a job
  # that does not run, above all not that sudo refuses.
  ask = lambda do |host, job|
    said = host.capture(*status, *job, '2>&1', :raise_on_non_zero_exit => false)
    raise "#{job.join(' ')}: #{said}" unless said =~ %r{ (?:start|stop)/|initctl: }
    said
  end

  # Whether it runs, or is on the way there.
  wanted = lambda { |host, job| ask.call(host, job) =~ %r{ start/} }

  bring_down = lambda do |host|
    # The group takes along the members that it knows; not those that were started without it.
    [group, *members].each { |job| host.execute(*stop, *job) if wanted.call(host, job) }
  end

  # One that crashes and is started again is another process.
  require_all = lambda do |host|
    before = lasting.map { |job| ask.call(host, job) }
    sleep fetch(${deploy.settleVariable}, 5)
    up = lasting.zip(before).select do |job, said|
      ask.call(host, job) == said && said =~ %r{ start/running}
    end
    down = lasting - up.map(&:first)
    raise "not running: #{down.map { |job| job.join(' ') }.join(', ')}" unless down.empty?
  end

  desc ${'Have the workers of ' + deploy.group + ' take no new jobs'}
  task :quiet do
<#if deploy.workers?has_content>
    quieted = true
    each_host.call do |host|
      workers.each do |job|
        # One that does not run, or is not installed yet, has no jobs to give up.
        said = ask.call(host, job)
        next unless said =~ %r{ start/running, process (\d+)}
        begin
<#if !deploy.kills?has_content>
          host.execute(*reload, *job)
<#elseif deploy.workers?size gt deploy.kills?size>
          host.execute(*(kill.key?(job) ? kill[job] + [$1] : reload + job))
<#else>
          host.execute(*kill[job], $1)
</#if>
        rescue SSHKit::Command::Failed
          # It may have ended just now.
          raise if ask.call(host, job) == said
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
    each_host.call do |host|
      # Not `restart`: a job that runs keeps the file it was started with.
      bring_down.call(host)
      host.execute(*start, *group)
      require_all.call(host)
    end
  end

  desc ${'Start ' + deploy.group}
  task :start do
    each_host.call do |host|
      if wanted.call(host, group)
<#if deploy.steps?has_content>
        down = members.reject { |job| wanted.call(host, job) }
        # Without these none may start that waits for them.
        steps.each { |job| host.execute(*start, *job) } unless down.empty?
        # Each is tried; one that fails is named in the end.
        down.each { |job| host.test(*start, *job) }
<#else>
        # Each is tried; one that fails is named in the end.
        members.each { |job| host.test(*start, *job) unless wanted.call(host, job) }
</#if>
      else
        host.execute(*start, *group)
      end
      require_all.call(host)
    end
  end

  desc ${'Stop ' + deploy.group + ', and wait until its members have ended'}
  task :stop do
    each_host.call { |host| bring_down.call(host) }
  end

  desc ${'Fail unless all members of ' + deploy.group + ' run and stay up'}
  task :check do
    each_host.call { |host| require_all.call(host) }
  end

  desc ${'Show how the members of ' + deploy.group + ' are'}
  task :status do
    each_host.call do |host|
      [group, *members].each do |job|
        host.execute(*status, *job, :raise_on_non_zero_exit => false)
      end
    end
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
