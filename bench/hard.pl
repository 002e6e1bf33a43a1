#!/usr/bin/perl
# hard.pl FOLDER BYTES [SHAPE…]: writes files and folders of about so many bytes that repeat one thing,
# each in a folder of its own below FOLDER. Without SHAPE all; without FOLDER it lists the shapes.
use strict;
use warnings;
our $bytes; # of the text being made
(my $folder, $bytes, my @wanted) = @ARGV;

my $shape; # the one being written
my $head = "unitgen: 1\nname: workers\nprocesses:\n";
my $true = "[Service]\nExecStart=/bin/true\n";

# A text until the size is reached; # in it is the number of the copy, from the second argument on.
sub repeated {
  my ($text, $i) = (@_, 0);
  return $text x ($bytes / length $text) if $text !~ /#/;
  my $all = '';
  while (length $all < $bytes) {
    my $copy = $text;
    $copy =~ s/#/$i/g;
    $all .= $copy;
    $i++;
  }
  return $all;
}

# Lines of 1 MB at most, since systemd refuses a file with one of 1 MiB: what the text is put between.
sub lines {
  my ($before, $text, $after) = @_;
  my ($all, $left) = ('', $bytes);
  while ($left > 0) {
    local $bytes = $left < 1_000_000 ? $left : 1_000_000;
    $all .= $before . repeated($text, length $all) . "$after\n";
    $left -= $bytes;
  }
  return $all;
}

# The copies of a line with its end for quotes or brackets that are open.
sub nested {
  my ($open, $middle, $close) = @_;
  my $depth = int($bytes / length "$open$close");
  return $open x $depth . $middle . $close x $depth;
}

sub file {
  my ($name, $text) = @_;
  my $path = "$folder/$shape";
  for my $part (split m{/}, $name) {
    -d $path or mkdir $path or die "$path: $!";
    $path .= "/$part";
  }
  open my $out, '>', $path or die "$path: $!";
  print $out $text;
  close $out or die "$path: $!";
}

sub unit { file('x.service', join '', @_) }
sub service { unit("[Service]\n", @_, "\n") }
sub shell { service("ExecStart=/bin/sh -c '", @_, "'") }
sub job { file('x.conf', join '', @_) }
sub script { job("script\n", @_, "\nend script\n") }
sub manifest { file('x.yml', join '', $head, @_) }

# Files of a folder: the name and the text with # for the number of the file, % for that of the next.
sub folder {
  my ($name, $text) = @_;
  my $count = int($bytes / length "$text") + 1;
  for my $i (0 .. $count - 1) {
    my ($file, $copy, $next) = ($name, $text, ($i + 1) % $count);
    s/#/$i/g, s/%/$next/g for $file, $copy;
    file($file, $copy);
  }
}

my %shapes = (
  # What was quadratic once.
  'commands'   => sub { service(lines('ExecStart=', '/bin/true ; ', '')) },
  'ids'        => sub { unit(lines('# unitgen: ignore[', 'S501, ', 'S502] x'), "[Service]\n") },
  'comments'   => sub { service(repeated("# unitgen: ignore[S501] x\n")) },
  'braces'     => sub { service(lines('ExecStart=/bin/echo ', '${A', '')) },
  'calls'      => sub { service(lines('SystemCallFilter=', 'read ', '')) },
  'requires'   => sub { unit("[Unit]\n", lines('Requires=', 'a#.service ', '')) },
  'shell'      => sub { service(lines("ExecStart=/bin/sh -c '", 'echo a; ', "'")) },
  'ring'       => sub { folder('u#.service', "[Unit]\nAfter=u%.service\n$true") },
  # Lines.
  'long-value'        => sub { unit("[Unit]\nDescription=", repeated('a')) },
  'long-word'         => sub { service('ExecStart=/bin/echo ', repeated('a')) },
  'long-key'          => sub { service(repeated('a'), '=1') },
  'long-junk'         => sub { service(repeated('a')) },
  'long-comment'      => sub { service('# ', repeated('a ')) },
  'long-header'       => sub { unit('[', repeated('a'), "]\n") },
  'blank-lines'       => sub { service(repeated("\n")) },
  'spaces'            => sub { service('ExecStart=/bin/echo ', repeated(' '), 'a') },
  'trailing-spaces'   => sub { service('ExecStart=/bin/echo a', repeated(' ')) },
  'indented'          => sub { service(repeated("  Nice=1\n")) },
  'carriage-returns'  => sub { service(repeated("Nice=1\r\n")) },
  'bare-returns'      => sub { service('ExecStart=/bin/echo ', repeated("a\r")) },
  'bytes'             => sub { service('ExecStart=/bin/echo ', repeated("\xff")) },
  'nulls'             => sub { service('ExecStart=/bin/echo ', repeated("a\0")) },
  'marks'             => sub { service(repeated("\xef\xbb\xbfNice=1\n")) },
  'junk'              => sub { service(repeated("junk #\n")) },
  'junk-before'       => sub { unit(repeated("Junk=#\n"), $true) },
  'continued'         => sub { service('ExecStart=/bin/echo ', repeated("\\\n  a "), 'a') },
  'continued-list'    => sub { unit("[Unit]\nAfter=a.service ", repeated("\\\n  b#.service ")) },
  'continued-comment' => sub { service('ExecStart=/bin/echo ', repeated("\\\n# x\n a "), 'a') },
  'trailing-comments' => sub { service(repeated("Nice=1 # x\n")) },
  # Sections and keys.
  'sections'          => sub { unit(repeated("[Service]\nNice=1\n")) },
  'wrong-sections'    => sub { service($true, repeated("\nDocumentation=\n")) },
  'unknown-sections'  => sub { unit(repeated("[Servic#]\nNice=1\n")) },
  'unknown-keys'      => sub { service(repeated("Nothing=1\n")) },
  'misspelt-keys'     => sub { service(repeated("ExecStrat#=1\n")) },
  'repeated-key'      => sub { service(repeated("Nice=1\n")) },
  'invalid-values'    => sub { service(repeated("Nice=x#\n")) },
  'resets'            => sub { service(repeated("ExecStart=/bin/a\nExecStart=\n")) },
  'starts'            => sub { service("Type=oneshot\n", repeated("ExecStart=/bin/a#\n")) },
  'starts-before'     => sub { service(repeated("ExecStartPre=/bin/sleep 1\n")) },
  'shells'            => sub { service("Type=oneshot\n", repeated("ExecStart=/bin/sh -c 'a; b'\n")) },
  'orders'            => sub { unit("[Unit]\n", repeated("After=b#.service\n")) },
  'same-orders'       => sub { unit("[Unit]\n", repeated("After=b.service\n")) },
  'requirements'      => sub { unit("[Unit]\n", repeated("Requires=b#.service\nAfter=b#.service\n")) },
  'documentation'     => sub { unit("[Unit]\n", repeated("Documentation=man:a(1)\n")) },
  'conditions'        => sub { unit("[Unit]\n", repeated("ConditionPathExists=/a#\n")) },
  'wanted-by'         => sub { unit($true, "[Install]\nWantedBy=", repeated('a#.target ')) },
  'aliases'           => sub { unit($true, "[Install]\n", repeated("Alias=a#.service\n")) },
  'also'              => sub { unit($true, "[Install]\nAlso=", repeated('a#.service ')) },
  'part-of'           => sub { unit("[Unit]\n", repeated("PartOf=a#.target\n"), $true, "ExecReload=/bin/a\n") },
  'conflicting'       => sub { unit("[Unit]\n", repeated("Conflicts=a#.service\nRequires=a#.service\n"), $true) },
  'invalid-names'     => sub { unit("[Unit]\n", repeated("Requires=a#/ b#.service\n"), $true) },
  # Values.
  'variables'         => sub { service('Environment=', repeated('A#=1 ')) },
  'same-variables'    => sub { service('Environment=', repeated('A=1 ')) },
  'variable-lines'    => sub { service(repeated("Environment=A#=1\n")) },
  'variables-used'    => sub { service(repeated("Environment=A#=1\n"), 'ExecStart=/bin/a $A1 $B1') },
  'secrets'           => sub { service(repeated("Environment=PASSWORD#=hunter2\n")) },
  'variable-files'    => sub { service(repeated("EnvironmentFile=/etc/a#\n")) },
  'late-braces'       => sub { service('ExecStart=/bin/echo ', repeated('${A-'), '}') },
  'long-name'         => sub { service('ExecStart=/bin/echo ${', repeated('A'), '-b}') },
  'unknown-calls'     => sub { service('SystemCallFilter=', repeated('nosuch# ')) },
  'call-lines'        => sub { service(repeated("SystemCallFilter=nosuch#\n")) },
  'capabilities'      => sub { service('CapabilityBoundingSet=', repeated('CAP_KILL ')) },
  'families'          => sub { service('RestrictAddressFamilies=', repeated('AF_INET ')) },
  'addresses'         => sub { service('IPAddressAllow=', repeated('10.0.0.1 ')) },
  'paths'             => sub { service('ReadWritePaths=', repeated('/srv/a# ')) },
  'binds'             => sub { service('BindPaths=', repeated('/a#:/b ')) },
  'directories'       => sub { service('RuntimeDirectory=', repeated('a# ')) },
  'devices'           => sub { service(repeated("DeviceAllow=/dev/a# rw\n")) },
  'credentials'       => sub { service(repeated("LoadCredential=a#:/etc/a\n")) },
  'statuses'          => sub { service('SuccessExitStatus=', repeated('SIGFOO# ')) },
  'specifiers'        => sub { service('ExecStart=/bin/echo ', repeated('%n ')) },
  'bad-specifiers'    => sub { service('ExecStart=/bin/echo ', repeated('%y ')) },
  'time-spans'        => sub { service('RestartSec=', repeated('1s ')) },
  'calendars'         => sub { file('x.timer', "[Timer]\n" . repeated("OnCalendar=daily\n")) },
  'calendar-list'     => sub { file('x.timer', "[Timer]\nOnCalendar=*-*-* *:*:" . repeated('1,') . "1\n") },
  'cron-times'        => sub { file('x.timer', "[Timer]\n" . repeated("OnCalendar=# * * * *\n")) },
  'ports'             => sub { file('x.socket', "[Socket]\n" . repeated("ListenStream=#\n")) },
  'bad-ports'         => sub { file('x.socket', "[Socket]\n" . repeated("ListenStream=99999#\n")) },
  'watched-paths'     => sub { file('x.path', "[Path]\n" . repeated("PathExists=/a#\n")) },
  # Commands.
  'words'             => sub { service('ExecStart=/bin/echo ', repeated('a ')) },
  'quoted-words'      => sub { service('ExecStart=/bin/echo ', repeated('"a b" ')) },
  'quotes-in-words'   => sub { service('ExecStart=/bin/echo ', repeated(q{a"b"'c' })) },
  'open-quotes'       => sub { service('ExecStart=/bin/echo ', repeated(q{"'})) },
  'escapes'           => sub { service('ExecStart=/bin/echo ', repeated('\x41')) },
  'bad-escapes'       => sub { service('ExecStart=/bin/echo ', repeated('\y ')) },
  'options'           => sub { service('ExecStart=/usr/bin/env ', repeated('A#=1 '), 'a') },
  'wrappers'          => sub { service('ExecStart=', repeated('/usr/bin/env '), '/bin/a') },
  'nice-wrappers'     => sub { service('ExecStart=', repeated('/usr/bin/nice -n 5 '), '/bin/a') },
  'prefixes'          => sub { service('ExecStart=', repeated('-@'), '/bin/a') },
  'expansions'        => sub { service('ExecStart=/bin/echo ', repeated('${A} ')) },
  'java-options'      => sub { service('ExecStart=/usr/bin/java ', repeated('-Da#=1 '), '-jar a.jar') },
  'redirections'      => sub { service('ExecStart=/bin/echo ', repeated('> a ')) },
  'pipes'             => sub { service('ExecStart=/bin/echo ', repeated('| a ')) },
  # Shell texts.
  'shell-references'  => sub { shell(repeated('${A} ')) },
  'shell-assignments' => sub { shell(repeated('A=${A}; ')) },
  'shell-names'       => sub { shell(repeated('A#=1; echo $A#; ')) },
  'shell-unset'       => sub { shell(repeated('echo $A#; ')) },
  'shell-dollars'     => sub { shell(repeated('echo $$ ')) },
  'shell-braces'      => sub { shell(repeated('${A')) },
  'shell-quotes'      => sub { shell(repeated('"a" ')) },
  'shell-pipes'       => sub { shell('a ', repeated('| a ')) },
  'shell-ands'        => sub { shell('a ', repeated('&& a ')) },
  'shell-background'  => sub { shell(repeated('a & ')) },
  'shell-groups'      => sub { shell(nested('( ', 'a', ' )')) },
  'shell-braced'      => sub { shell(nested('{ ', 'a', '; }')) },
  'shell-ifs'         => sub { shell(nested('if a; then ', 'b', '; fi')) },
  'shell-substituted' => sub { shell(nested('$(', 'a', ')')) },
  'shell-open'        => sub { shell(repeated('$(')) },
  'shell-ticks'       => sub { shell(repeated('`a` ')) },
  'shell-arithmetic'  => sub { shell(repeated('$((1+1)) ')) },
  'shell-kills'       => sub { shell(repeated('kill $(cat /run/a.pid); ')) },
  'shell-exec'        => sub { shell(repeated('exec a; ')) },
  'shell-cd'          => sub { shell(repeated('cd /a && ./b; ')) },
  'shell-shells'      => sub { service('ExecStart=', repeated('/bin/sh -c '), 'a') },
  'shell-in-shell'    => sub { service('ExecStart=/bin/sh -c "', repeated("sh -c '"), '"') },
  'shell-daemons'     => sub { shell(repeated('nginx; ')) },
  'shell-loops'       => sub { shell(repeated('while read a; do b; done; ')) },
  'shell-cases'       => sub { shell('case $1 in ', repeated('a) b;; '), 'esac') },
  'shell-bash'        => sub { shell(repeated('[[ a == b ]]; ')) },
  'shell-late-brace'  => sub { shell(repeated('${A'), '}') },
  'shell-escapes'     => sub { service('ExecStart=/bin/sh -c "\\"\\" ', repeated('echo $$ ${A#} ${B}; '), '"') },
  'shell-choices'     => sub { shell('echo ', repeated('{1,2}')) },
  'shell-scripts'     => sub { service(repeated("ExecStartPre=/bin/sh -c 'echo \$A; b \$\$'\n")) },
  # Ignore comments.
  'ignored'           => sub { service(repeated("# unitgen: ignore[S002] x\nNothing=1\n")) },
  'ignored-unknown'   => sub { service(repeated("# unitgen: ignore[S9#] x\n")) },
  'ignored-reasons'   => sub { service(repeated("# unitgen: ignore[S501]\nNothing=1\n")) },
  # Folders.
  'drop-ins'          => sub { file('x.service', $true); folder('x.service.d/#.conf', "[Service]\nNice=1\n") },
  'drop-in-lines'     => sub { unit($true); file('x.service.d/a.conf', "[Service]\n" . repeated("Nothing=1\n")) },
  'drop-ins-each'     => sub { folder('u#.service', $true); folder('u#.service.d/a.conf', "[Service]\nNice=1\n") },
  'drop-ins-alone'    => sub { folder('u#.service.d/a.conf', "[Service]\nNice=1\n") },
  'units'             => sub { folder('u#.service', $true) },
  'missing-units'     => sub { folder('worker#.service', "[Unit]\nAfter=wroker#.service\n$true") },
  'required-units'    => sub { folder('u#.service', "[Unit]\nRequires=u%.service\n$true") },
  'one-required'      => sub { folder('u#.service', "[Unit]\nRequires=u0.service\nAfter=u0.service\n$true") },
  'conflicts'         => sub { folder('u#.service', "[Unit]\nConflicts=u%.service\n$true") },
  'timers'            => sub { folder('u#.timer', "[Timer]\nOnCalendar=daily\n"); folder('u#.service', $true) },
  'timers-alone'      => sub { folder('u#.timer', "[Timer]\nOnCalendar=daily\n") },
  'sockets'           => sub { folder('u#.socket', "[Socket]\nListenStream=80\n") },
  'same-directory'    => sub { folder('u#.service', "${true}RuntimeDirectory=a\n") },
  'same-bus-name'     => sub { folder('u#.service', "${true}BusName=org.a\n") },
  'same-port'         => sub { folder('u#.service', "[Service]\nExecStart=/usr/bin/redis-server --port 80\n") },
  'same-alias'        => sub { folder('u#.service', "$true\[Install]\nAlias=a.service\n") },
  'same-pid-file'     => sub { folder('u#.service', "${true}Type=forking\nPIDFile=/run/a.pid\n") },
  'instances'         => sub { file('a@.service', $true); folder('a@#.service', $true) },
  'templates'         => sub { folder('a#@.service', $true) },
  'targets'           => sub { folder('a#.target', "[Unit]\nWants=a%.target\n") },
  'wanted'            => sub { folder('u#.service', "$true\[Install]\nWantedBy=u%.service\n") },
  # Jobs.
  'scripts'           => sub { script(repeated("echo a; b=\$c\n")) },
  'script-line'       => sub { script(repeated('echo a; ')) },
  'script-variables'  => sub { script(repeated("A#=1\necho \$A#\n")) },
  'script-unset'      => sub { script(repeated("echo \$A#\n")) },
  'script-ifs'        => sub { script(repeated("if a; then b; fi\n")) },
  'script-deep'       => sub { script(nested("if a; then\n", 'b', "\nfi")) },
  'script-functions'  => sub { script(repeated("f#() { a; }\n")) },
  'script-daemons'    => sub { script(repeated("nginx &\n")) },
  'script-execs'      => sub { script(repeated("exec a\n")) },
  'here-documents'    => sub { script(repeated("cat <<EOF\na\nEOF\n")) },
  'here-line'         => sub { script('cat ', repeated('<<A ')) },
  'here-open'         => sub { script(repeated("cat <<E#\n")) },
  'script-continued'  => sub { script('echo ', repeated("a \\\n")) },
  'script-open'       => sub { job("script\n", repeated("echo a\n")) },
  'script-comments'   => sub { script(repeated("# a\n")) },
  'emits'             => sub { job(repeated("emits a#\n")) },
  'emits-line'        => sub { job('emits ', repeated('a# ')) },
  'stanzas'           => sub { job(repeated("env A=1\n")) },
  'job-variables'     => sub { job(repeated("env A#=1\n")) },
  'exports'           => sub { job(repeated("export A#\n")) },
  'unknown-stanzas'   => sub { job(repeated("nothing a\n")) },
  'misspelt-stanzas'  => sub { job(repeated("respwan#\n")) },
  'events'            => sub { job('start on a ', repeated('or b# ')) },
  'same-events'       => sub { job('start on a ', repeated('or b ')) },
  'event-words'       => sub { job('start on a ', repeated('A#=1 ')) },
  'deep-events'       => sub { job('start on ', nested('(', 'a', ')')) },
  'open-events'       => sub { job('start on ', repeated('(')) },
  'job-continued'     => sub { job('exec a ', repeated("\\\n b ")) },
  'job-quotes'        => sub { job('exec a ', repeated(q{"b" 'c' })) },
  'job-open-quote'    => sub { job('description "', repeated("a\n")) },
  'job-comments'      => sub { job(repeated("env A=1 # unitgen: ignore[U001]\n")) },
  'event-lines'       => sub { job(repeated("start on (a\n")) },
  'closed-lines'      => sub { job(repeated("start on a)\n")) },
  'quote-lines'       => sub { job(repeated("description \"a\n")) },
  'script-lines'      => sub { job(repeated("script\n")) },
  'end-lines'         => sub { job(repeated("end script\n")) },
  'return-scripts'    => sub { job(repeated("pre-start script\r\na\r\nend script\r\n")) },
  'limits'            => sub { job(repeated("limit nofile 1 1\n")) },
  'respawns'          => sub { job("exec a\n", repeated("respawn\nrespawn limit 5 1\n")) },
  'pre-starts'        => sub { job(repeated("pre-start script\na\nend script\n")) },
  'jobs'              => sub { folder('j#.conf', "start on started j%\nexec /bin/true\n") },
  'missing-jobs'      => sub { folder('worker#.conf', "start on started wroker#\nexec /bin/true\n") },
  'overrides'         => sub { folder('j#.conf', "exec /bin/true\n"); folder('j#.override', "manual\n") },
  'job-emitters'      => sub { folder('j#.conf', "emits a\nstart on a\nexec /bin/true\n") },
  # Manifests.
  'processes'         => sub { manifest(repeated("  p#: { command: run }\n")) },
  'process-ring'      => sub { manifest(repeated("  p#: { command: run, after: [p0, p1] }\n")) },
  'manifest-env'      => sub { manifest("  p:\n    command: run\n    env:\n", repeated("      A#: 1\n")) },
  'manifest-words'    => sub { manifest("  p:\n    command: run ", repeated('a ')) },
  'manifest-shell'    => sub { manifest("  p:\n    shell: true\n    command: '", repeated('echo $A; '), "'") },
  'manifest-block'    => sub {
    manifest("  p:\n    shell: true\n    command: |\n", repeated("      a; echo \$A#\n"));
  },
  'manifest-keys'     => sub { manifest("  p:\n    command: run\n", repeated("    nothing_#: 1\n")) },
  'manifest-raw'      => sub {
    manifest("  p:\n    command: run\n    systemd:\n      Service:\n", repeated("        Nothing#: 1\n"));
  },
  'manifest-list'     => sub { manifest("  p:\n    command: [", repeated('a, '), "a]\n") },
  'manifest-comments' => sub { manifest("  p:\n    command: run\n", repeated("# unitgen: ignore[S501] x\n")) },
  'manifest-deep'     => sub { manifest("  p: ", nested('[', 'a', ']')) },
  'manifest-times'    => sub { manifest("  p:\n    command: run\n    schedule: [", repeated('daily, '), "daily]\n") },
  'manifest-files'    => sub { manifest("  p:\n    command: run\n    env_files: [", repeated('/a#, '), "/a]\n") },
  'processes-waiting' => sub { manifest(repeated("  p#: { command: run, after: [p0, q#] }\n")) },
);

if (!defined $folder) {
  print "$_\n" for sort keys %shapes;
  exit;
}
-d $folder or mkdir $folder or die "$folder: $!";
for my $name (@wanted ? @wanted : sort keys %shapes) {
  my $write = $shapes{$name} or die "hard.pl: no shape $name\n";
  $shape = $name;
  $write->();
}
