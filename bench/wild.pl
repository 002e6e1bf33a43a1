#!/usr/bin/perl
# Counts the findings that lint has written as JSON, by rule, beside the verdicts of those who read the files,
# and prints those without one, or all: wild.pl VERDICTS [all]. What one rule says of one line counts once, as the
# gravest of it. The files are below the working folder, those of a package in a folder of its name.
use strict;
use warnings;
use JSON::PP;

my ($verdicts, $all) = @ARGV;
my %verdict; # by rule, package, path and line
my %read;    # how many of a rule
open my $judged, '<', $verdicts or die "$verdicts: $!\n";
while (<$judged>) {
  chomp;
  my ($rule, $package, $path, $line, $verdict, $why) = split /\t/;
  next if $rule eq 'rule';
  die "$verdicts:$.: no verdict: $verdict\n" unless $verdict =~ /^(useful|noise|false)$/;
  $verdict{"$rule $package/$path:$line"} = [$verdict, $why];
  $read{$rule}++;
}

local $/;
my $run = decode_json(<STDIN>);
my (%name, %count, %sum, %seen, @shown);
my %weight = (error => 0, warning => 1);
for my $finding (sort { ($weight{$a->{severity}} // 2) <=> ($weight{$b->{severity}} // 2) } @{$run->{findings}}) {
  my ($rule, $severity) = @$finding{'rule', 'severity'};
  my $place = "$rule $finding->{file}:$finding->{line}";
  next if $seen{$place}++;
  my $grave = $severity =~ /^(error|warning)$/;
  my $said = $verdict{$place};
  my $verdict = $said ? $said->[0] : 'open';
  $name{$rule} = $finding->{name};
  $count{$rule}{$grave ? $severity : 'info'}++;
  $count{$rule}{$verdict}++;
  $sum{$grave ? 'errors and warnings' : 'infos, style'}{$verdict}++;
  push @shown, [$finding, $said] if $all || !$said && ($grave || ($read{$rule} // 0) < 10);
}

print "$run->{files} files\n\n";
print "| rule | name | errors | warnings | infos, style | useful | noise | false |\n";
print "| --- | --- | --- | --- | --- | --- | --- | --- |\n";
for my $rule (sort keys %count) {
  print join(' | ', "| [$rule](rules/$rule.md)", $name{$rule},
    map { $count{$rule}{$_} // '' } qw(error warning info useful noise false)), " |\n";
}
print "\n";
for my $kind (sort keys %sum) {
  my ($useful, $noise, $false, $open) = map { $sum{$kind}{$_} // 0 } qw(useful noise false open);
  my $read = $useful + $noise + $false;
  printf "%s: %d, judged %d: %d useful (%.1f %%), %d noise, %d false\n", $kind, $read + $open, $read,
    $useful, $read ? 100 * $useful / $read : 0, $noise, $false;
}
for my $shown (@shown) {
  my ($finding, $said) = @$shown;
  my ($rule, $severity, $path, $line) = @$finding{'rule', 'severity', 'file', 'line'};
  open my $file, '<', $path or die "$path: $!\n";
  my @lines = split /\n/, <$file>;
  print "\n$severity\[$rule]: $finding->{message}\n  $path:$line\n  | ", $lines[$line - 1] // '', "\n";
  print "  = $said->[0]: $said->[1]\n" if $said;
}
