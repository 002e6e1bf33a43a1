#!/usr/bin/perl
# Prints the medians that hyperfine has found, their ratio to what each is compared with, by the clock
# and by the processor time that was used, and the aims for it.
use strict;
use warnings;
use JSON::PP;

# Row, what it is compared with, what the ratio must be, what it should be.
my @rows = (
  ['hello world'],
  ['verify 1'],
  ['lint 1',          'hello world', 1.9,  1.4],
  ['lint 1',          'verify 1',    2.0,  1.5],
  ['lint 1, plain',   'verify 1'],
  ['verify 100'],
  ['lint 100',        'verify 100',  1.2,  1.0],
  ['foreman'],
  ['render',          'foreman',     0.95, 0.75],
  ['render, systemd', 'foreman'],
  ['render, plain',   'foreman'],
  ['import',          'foreman'],
  ['import 1,000'],
  ['read 10,000'],
  ['lint 10,000',     'read 10,000', 1.6,  1.2],
);

local $/;
my %result = map { $_->{command} => $_ } @{decode_json(<STDIN>)->{results}};
my $cpu = sub { $result{$_[0]}{user} + $result{$_[0]}{system} };
print "| | median | processor | against | ratio | by processor | must | stretch |\n";
print "| --- | --- | --- | --- | --- | --- | --- | --- |\n";
for my $row (@rows) {
  my ($name, $peer, $must, $stretch) = @$row;
  printf '| %s | %.0f ms | %.0f ms |', $name, 1000 * $result{$name}{median}, 1000 * $cpu->($name);
  if ($peer) {
    my $ratio = $result{$name}{median} / $result{$peer}{median};
    my $verdict = !$must ? '' : $ratio <= $must ? ' met' : ' missed';
    printf ' %s | %.2f | %.2f |', $peer, $ratio, $cpu->($name) / $cpu->($peer);
    print $must ? sprintf(' %.2f%s | %.2f |', $must, $verdict, $stretch) : ' | |';
  } else {
    print ' | | | | |';
  }
  print "\n";
}
