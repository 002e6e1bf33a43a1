String log = new File(basedir, 'build.log').text
assert log.contains('unitgen: src/main/unitgen: cannot read: no such file or folder')
