set :application, 'shop'
set :deploy_to, File.expand_path('app')
set :sshkit_backend, SSHKit::Backend::Local
set :workers_roles, ENV['DEPLOYER_ROLES'].to_sym if ENV['DEPLOYER_ROLES']
server 'localhost', :roles => [:app]
set :workers_settle, 0 # the real seconds are for the real systemd
