String log = new File(basedir, 'build.log').text
assert log.contains('create systemd/workers.target')
assert log.contains('unitgen: systemd is not what src/main/unitgen/manifest.yml renders')
assert !new File(basedir, 'systemd').exists()
