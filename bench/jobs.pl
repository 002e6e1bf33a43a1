#!/usr/bin/perl
# jobs.pl FOLDER COUNT: writes so many jobs of Upstart, in the style of those that people have.
use strict;
use warnings;
my ($folder, $count) = @ARGV;
mkdir $folder or die "$folder: $!";
for my $i (1 .. $count) {
  open my $out, '>', "$folder/worker$i.conf" or die "$folder: $!";
  print $out <<"JOB";
# Works off queue $i
description "Worker number $i of the benchmark"
author "Operations"

start on runlevel [2345]
stop on runlevel [!2345]

respawn
respawn limit 5 60
kill timeout 30
reload signal USR1

setuid daemon
setgid daemon
chdir /srv/shop
umask 022
limit nofile 65536 65536
env NUMBER=$i
env RAILS_ENV=production

script
  exec /srv/shop/bin/worker --queue queue$i >> /var/log/worker$i.log 2>&1
end script
JOB
}
