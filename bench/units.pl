#!/usr/bin/perl
# units.pl FOLDER COUNT: writes so many units that have nothing wrong with them.
use strict;
use warnings;
my ($folder, $count) = @ARGV;
mkdir $folder or die "$folder: $!";
for my $i (1 .. $count) {
  open my $out, '>', "$folder/worker$i.service" or die "$folder: $!";
  print $out <<"UNIT";
[Unit]
Description=Worker number $i of the benchmark
Documentation=https://example.org/worker/$i
After=network.target
StartLimitIntervalSec=60
StartLimitBurst=6

# The program stays in the foreground.
[Service]
Type=exec
User=daemon
Group=daemon
WorkingDirectory=/tmp
Environment=NUMBER=$i LANG=C.UTF-8
Environment="GREETING=good morning"
ExecStart=/bin/sleep $i
ExecReload=/bin/kill -HUP \$MAINPID
KillMode=mixed
KillSignal=SIGTERM
TimeoutStopSec=30
Restart=on-failure
RestartSec=1
LimitNOFILE=65536
NoNewPrivileges=yes
PrivateTmp=yes
ProtectSystem=full
SyslogIdentifier=worker-$i

[Install]
WantedBy=multi-user.target
UNIT
}
