# Stands in for init and its commands, as a real Upstart 1.13.2 answered as PID 1. Below $S:
#   conf/JOB    a file of /etc/init: version, kind (plain, instance or task), stop events and start
#               events parted by |, each on a line; its scripts beside it as JOB.pre, .post, .main
#   known/JOB   what init has read of it
#   run/JOB, run/JOB:INSTANCE   state and version of what is not stopped; else empty or absent
#   broken/JOB, broken/JOB:INSTANCE   cannot start; of a task: fails
#   ran     the tasks that have run, each on a line
timeout() { shift; "$@"; }
sleep() { exit 9; } # nothing would change meanwhile
sudo() { "$@"; }

word() { # as `X index=I` names it: job, inst, key
  job=$1 inst=
  if [ $# -gt 1 ]; then inst=${2#index=}; fi
  key=$job${inst:+:$inst}
}

known() { # of job: def, kind, stops, starts
  if [ ! -s "$S/known/$1" ]; then return 1; fi
  { read -r def; read -r kind; read -r stops; read -r starts; } < "$S/known/$1"
}

script() { # runs one as init does
  if [ -s "$S/known/$1.$2" ]; then
    JOB=${3-} INSTANCE=${4-} "$SH" -e -c '. "$0/init.sh"; . "$1"' "$S" "$S/known/$1.$2"
  fi
}

start() {
  local quiet= job inst key def kind stops starts
  if [ "$1" = -q ]; then quiet=1; shift; fi
  word "$@"
  if ! known "$job"; then echo "start: Unknown job: $job" >&2; return 1; fi
  if [ "$kind" = instance ] && [ -z "$inst" ]; then
    echo "start: Unknown parameter: index" >&2
    return 1
  fi
  if [ -s "$S/run/$key" ]; then
    echo "start: Job is already running: $job${inst:+ ($inst)}" >&2
    return 1
  fi
  if [ -e "$S/broken/$key" ]; then
    if [ "$kind" = task ]; then echo "$job" >> "$S/ran"; fi
    echo "start: Job failed to start" >&2
    return 1
  fi
  echo "start/pre-start $def" > "$S/run/$key"
  if ! script "$job" pre; then
    : > "$S/run/$key"
    echo "start: Job failed to start" >&2
    return 1
  fi
  echo "start/running $def" > "$S/run/$key"
  if [ "$kind" = task ]; then
    echo "$job" >> "$S/ran"
    script "$job" main || :
    : > "$S/run/$key"
    reread "$job"
    if [ -z "$quiet" ]; then echo "$job stop/waiting"; fi
    return
  fi
  if [ -z "$quiet" ]; then echo "$job${inst:+ ($inst)} start/running, process $def"; fi
  started "$job" "$inst"
}

started() { # tasks that wait for this event
  local file job kind def stops starts
  for file in "$S"/known/*; do
    job=${file##*/}
    case $job in *.pre | *.post | *.main) continue ;; esac
    if known "$job" && [ "$kind" = task ]; then
      case "|$starts|" in *"|started $1|"*) script "$job" main "$1" "$2" || : ;; esac
    fi
  done
}

stop() {
  local quiet= job inst key
  if [ "$1" = -q ]; then quiet=1; shift; fi
  word "$@"
  if [ ! -s "$S/known/$job" ]; then echo "stop: Unknown job: $job" >&2; return 1; fi
  if [ ! -s "$S/run/$key" ]; then echo "stop: Unknown instance: $inst" >&2; return 1; fi
  end "$job" "$key"
  if [ ! -s "$S/known/$job" ]; then
    echo 'stop: Method "Get" with signature "ss" on interface' \
      "\"org.freedesktop.DBus.Properties\" doesn't exist" >&2
    return 1
  fi
  if [ -z "$quiet" ]; then echo "$job stop/waiting"; fi
}

end() {
  local job=$1 key=$2
  echo "stop/stopping -" > "$S/run/$key"
  event "stopping $job"
  : > "$S/run/$key"
  script "$job" post || :
  reread "$job"
}

event() { # stops what has it in its `stop on`, and waits
  local file job key def kind stops starts state
  for file in "$S"/run/*; do
    if [ ! -s "$file" ]; then continue; fi
    read -r state def < "$file"
    key=${file##*/}
    job=${key%%:*}
    if known "$job"; then
      case "$state|$stops|" in start/*"|$1|"*) end "$job" "$key" ;; esac
    fi
  done
}

reread() { # of a job none of which runs
  local file one two three four part
  for file in "$S/run/$1" "$S/run/$1:"*; do
    if [ -s "$file" ]; then return; fi
  done
  if [ -s "$S/conf/$1" ]; then
    { read -r one; read -r two; read -r three; read -r four; } < "$S/conf/$1"
    printf '%s\n' "$one" "$two" "$three" "$four" > "$S/known/$1"
  else
    : > "$S/known/$1"
  fi
  for part in pre post main; do
    : > "$S/known/$1.$part"
    if [ -s "$S/conf/$1.$part" ]; then
      while IFS= read -r one; do printf '%s\n' "$one"; done < "$S/conf/$1.$part" > "$S/known/$1.$part"
    fi
  done
}

status() {
  local job inst key def kind stops starts state
  word "$@"
  if ! known "$job"; then echo "status: Unknown job: $job" >&2; return 1; fi
  if [ -s "$S/run/$key" ]; then
    read -r state def < "$S/run/$key"
    echo "$job${inst:+ ($inst)} $state, process $def"
  elif [ "$kind" = instance ]; then
    echo "status: Unknown instance: $inst" >&2
    return 1
  else
    echo "$job stop/waiting"
  fi
}

initctl() {
  local file job key def kind stops starts state
  case $1 in
    reload-configuration)
      for file in "$S"/conf/* "$S"/known/*; do
        job=${file##*/}
        case $job in *.pre | *.post | *.main) ;; *) reread "$job" ;; esac
      done
      ;;
    emit) event "$2 $3" ;;
    list)
      for file in "$S"/run/*; do
        if [ -s "$file" ]; then
          key=${file##*/}
          read -r state def < "$file"
          case $key in
            *:*) echo "${key%%:*} (${key#*:}) $state, process $def" ;;
            *) echo "$key $state, process $def" ;;
          esac
        fi
      done
      ;;
  esac
}
