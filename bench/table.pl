#!/usr/bin/perl
# table.pl FOLDER: prints the ratios of what bench/run has measured, by the clock and by the processor time
# that was used, whether they meet their aims, and the medians.
use strict;
use warnings;
use JSON::PP;
use Text::Wrap;
$Text::Wrap::columns = 121;
my ($folder) = @ARGV;

sub content {
  my ($name) = @_;
  local $/;
  open my $in, '<', "$folder/$name" or return '';
  return <$in>;
}

sub cells { return map { [split /\t/] } split /\n/, content($_[0]) }

sub median {
  my @sorted = sort { $a <=> $b } @_;
  return ($sorted[$#sorted / 2] + $sorted[@sorted / 2]) / 2;
}

sub verdict { return $_[0] <= $_[1] ? 'met' : 'missed' }

my (%clock, %processor);
for my $round (glob "$folder/round.*.json") {
  for my $row (@{decode_json(content($round =~ s,.*/,,r))->{results}}) {
    push @{$clock{$row->{command}}}, $row->{times}[0];
    push @{$processor{$row->{command}}}, $row->{user} + $row->{system};
  }
}
my %size = map { $_->[0] => $_->[1] / 1024 } cells('sizes');
my ($aims, $others) = ('', '');
for my $ratio (cells('ratios')) {
  my ($name, $peer, $must, $stretch) = @$ratio;
  next if !$size{$name} || $peer ne 'size' && !$size{$peer};
  my $line;
  if ($peer eq 'size') {
    $line = sprintf "| %s, largest process | %.0f MB | | | %s MB %s | |\n", $name, $size{$name}, $must,
      verdict($size{$name}, $must);
  } else {
    my ($clock, $processor) = map { median(@{$_->{$name}}) / median(@{$_->{$peer}}) } \(%clock, %processor);
    $line = sprintf "| %s | %.2f | %.2f | %s | %s | %s |\n", $name, $clock, $processor, $peer,
      map { $_ ? "$_ " . verdict($clock, $_) : '' } $must, $stretch;
  }
  $line =~ s/\|  (?=\|)/| /g;
  $must ? ($aims .= $line) : ($others .= $line);
}
print "| | ratio | by processor | to | must | stretch |\n", '| --- ' x 6, "|\n", $aims, $others;
print "\n| | median | processor | largest process |\n", '| --- ' x 4, "|\n";
for my $row (cells('sizes')) {
  my $name = $row->[0];
  printf "| %s | %s ms | %s ms | %.0f MB |\n", $name,
    (map { sprintf $_ < 0.02 ? '%.1f' : '%.0f', 1000 * $_ } map { median(@{$_->{$name}}) } \(%clock, %processor)),
    $size{$name};
}
my $missing = content('missing') =~ s/\n(?=.)/, /gr;
print "\n", wrap('', '', content('machine') . ($missing ? "Left out: $missing" : ''));
