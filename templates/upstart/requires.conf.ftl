description ${job.description}
start on ${job.startOn}
instance ${job.instance}
task

script
${job.script}
end script
