package io.github.unitgen.importer.upstart;

import io.github.unitgen.importer.shared.Ledger;
import io.github.unitgen.importer.upstart.UpstartJob.Setting;
import io.github.unitgen.manifest.ManifestDraft.Value;
import java.util.Map;

/**
 * A job and the process that it becomes.
 *
 * @param job the job
 * @param name of the process
 * @param instance how its instances are written
 * @param settings the keys so far
 * @param raw what both inits get as it is
 * @param ledger what became of the settings
 */
record JobDraft(
    UpstartJob job,
    String name,
    InstanceText instance,
    Map<String, Value> settings,
    RawBlocks raw,
    Ledger ledger) {
  /** Notes that {@code key} has a setting. */
  void carried(Setting setting, String key) {
    ledger.carried(setting.at(), setting.name(), name, key);
  }

  /** Keeps a setting for Upstart as it is. */
  void stanza(Setting setting) {
    raw.stanza(instance.replaced(setting.text(), "$index"));
  }
}
