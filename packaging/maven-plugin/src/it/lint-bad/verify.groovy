String log = new File(basedir, 'build.log').text
assert log.contains('[ERROR] error[S002]: unknown setting RestarSec= in [Service]')
assert log.contains('[ERROR]  --> src/main/unitgen/broken.service:9:1')
assert log.contains('[ERROR]   = help: did you mean `RestartSec=`?')
assert log.contains('unitgen: 1 file: 2 errors')
