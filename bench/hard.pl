#!/usr/bin/perl
# hard.pl FOLDER BYTES: writes files of about so many bytes that repeat one thing, each a shape that
# was quadratic once, and a folder of units that are ordered in a ring.
use strict;
use warnings;
my ($folder, $bytes) = @ARGV;
mkdir $folder or die "$folder: $!";

sub repeated { my ($text) = @_; return $text x ($bytes / length $text) }

sub file {
  my ($name, $text) = @_;
  open my $out, '>', "$folder/$name" or die "$name: $!";
  print $out $text;
  close $out or die "$name: $!";
}

my $names = join ' ', map { "a$_.service" } 1 .. $bytes / 14;
file('commands.service',   "[Service]\nExecStart=" . repeated('/bin/true ; ') . "\n");
file('ids.service',        '# unitgen: ignore[' . repeated('S501, ') . "S502] x\n[Service]\n");
file('comments.service',   "[Service]\n" . repeated("# unitgen: ignore[S501] x\n"));
file('braces.service',     "[Service]\nExecStart=/bin/echo " . repeated('${A') . "\n");
file('calls.service',      "[Service]\nSystemCallFilter=" . repeated('read ') . "\n");
file('requires.service',   "[Unit]\nRequires=$names\n");
file('shell.service',      "[Service]\nExecStart=/bin/sh -c '" . repeated('echo a; ') . "'\n");

my $units = int($bytes / 80);
mkdir "$folder/ring" or die "$folder/ring: $!";
for my $i (1 .. $units) {
  my $next = $i % $units + 1;
  file("ring/u$i.service", "[Unit]\nAfter=u$next.service\n[Service]\nExecStart=/bin/true\n");
}
