File systemd = new File(basedir, 'target/unitgen')
assert systemd.list().sort().toList() == ['sidekiq@.service', 'workers.target']
assert new File(systemd, 'workers.target').text.startsWith('# Rendered by unitgen from manifest.yml for group workers')
assert new File(basedir, 'target/upstart/workers.conf').text.contains('3')
String log = new File(basedir, 'build.log').text
assert log.contains('[INFO] create target/unitgen/workers.target')
assert !log.contains('systemctl')
