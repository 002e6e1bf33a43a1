String log = new File(basedir, 'build.log').text
assert log.contains('[ERROR] error[M001]: unknown process key `comand`')
assert log.contains('[ERROR]  --> src/main/unitgen/manifest.yml:4:14')
assert !new File(basedir, 'target/unitgen').exists()
assert log.contains('unitgen: src/main/unitgen/manifest.yml has errors')
