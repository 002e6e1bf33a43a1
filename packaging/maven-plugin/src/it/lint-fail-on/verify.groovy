String log = new File(basedir, 'build.log').text
assert log.contains('[WARNING] warning[S104]')
assert log.contains('[WARNING]   --> deploy/worker.service:10:1')
assert log.contains('BUILD SUCCESS')
