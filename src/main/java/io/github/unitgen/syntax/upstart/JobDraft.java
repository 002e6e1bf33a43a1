package io.github.unitgen.syntax.upstart;

import io.github.unitgen.source.Located;
import io.github.unitgen.source.Place;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A job whose stanzas are still being read; fields are those of {@link Job}. */
final class JobDraft {
  Optional<Located<String>> description = Optional.empty();
  Optional<Located<String>> author = Optional.empty();
  Optional<Located<String>> version = Optional.empty();
  Optional<Located<String>> usage = Optional.empty();
  Optional<Located<String>> instance = Optional.empty();
  final List<Located<String>> env = new ArrayList<>();
  final List<Located<String>> export = new ArrayList<>();
  final List<Located<String>> emits = new ArrayList<>();
  Optional<Events> startOn = Optional.empty();
  Optional<Events> stopOn = Optional.empty();
  final Map<Job.Phase, Job.Command> commands = new EnumMap<>(Job.Phase.class);
  Optional<Located<Job.Expect>> expect = Optional.empty();
  Optional<Place> task = Optional.empty();
  Optional<Located<Long>> killTimeout = Optional.empty();
  Optional<Located<Integer>> killSignal = Optional.empty();
  Optional<Located<Integer>> reloadSignal = Optional.empty();
  Optional<Place> respawn = Optional.empty();
  Optional<Located<Job.RespawnLimit>> respawnLimit = Optional.empty();
  final List<Located<Job.NormalExit>> normalExit = new ArrayList<>();
  Optional<Located<Job.Console>> console = Optional.empty();
  Optional<Located<Integer>> umask = Optional.empty();
  Optional<Located<Integer>> nice = Optional.empty();
  Optional<Located<Integer>> oomScore = Optional.empty();
  final Map<Job.Resource, Located<Job.Limit>> limits = new EnumMap<>(Job.Resource.class);
  Optional<Located<String>> chroot = Optional.empty();
  Optional<Located<String>> chdir = Optional.empty();
  Optional<Located<String>> setuid = Optional.empty();
  Optional<Located<String>> setgid = Optional.empty();
  Optional<Located<String>> apparmorLoad = Optional.empty();
  Optional<Located<String>> apparmorSwitch = Optional.empty();
  final List<Located<Job.Cgroup>> cgroups = new ArrayList<>();

  Job job() {
    return new Job(
        description,
        author,
        version,
        usage,
        instance,
        env,
        export,
        emits,
        startOn,
        stopOn,
        commands,
        expect,
        task,
        killTimeout,
        killSignal,
        reloadSignal,
        respawn,
        respawnLimit,
        normalExit,
        console,
        umask,
        nice,
        oomScore,
        limits,
        chroot,
        chdir,
        setuid,
        setgid,
        apparmorLoad,
        apparmorSwitch,
        cgroups);
  }
}
