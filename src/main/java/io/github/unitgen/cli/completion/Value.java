package io.github.unitgen.cli.completion;

/** A word that an argument takes, and in a few words what it means; {@code ""}: nothing to say. */
public record Value(String word, String summary) {}
