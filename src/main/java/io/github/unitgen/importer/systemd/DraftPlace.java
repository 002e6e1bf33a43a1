package io.github.unitgen.importer.systemd;

import io.github.unitgen.source.Place;

/**
 * Which key of a printed draft a place belongs to.
 *
 * @param process the number of the process, from 0; -1 for a key of the manifest itself
 * @param key its name; empty for the process as a whole
 */
record DraftPlace(int process, String key) {
  static DraftPlace of(Place at) {
    int end = at.source().text().indexOf('\n', at.span().start());
    String whole = at.source().text().substring(0, end < 0 ? at.source().text().length() : end);
    int process = -1;
    String key = "";
    boolean isInProcesses = false;
    for (String line : whole.split("\n", -1)) {
      int indent = line.length() - line.stripLeading().length();
      String plain = line.strip();
      boolean isKey = !plain.isEmpty() && !plain.startsWith("#") && plain.indexOf(':') > 0;
      if (isKey && indent == 0) {
        isInProcesses = plain.equals("processes:");
        key = plain.substring(0, plain.indexOf(':'));
      } else if (isKey && indent == 2 && isInProcesses) {
        process++;
        key = "";
      } else if (isKey && indent == 4 && isInProcesses) {
        key = plain.substring(0, plain.indexOf(':'));
      }
    }
    return new DraftPlace(process, key);
  }
}
