String log = new File(basedir, 'build.log').text
assert log.contains('[INFO] 2 files: no problems found')
