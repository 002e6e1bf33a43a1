String log = new File(basedir, 'build.log').text
assert log.count('unitgen is skipped') == 2
