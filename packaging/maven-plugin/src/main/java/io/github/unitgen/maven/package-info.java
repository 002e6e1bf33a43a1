/** The goals of unitgen for Maven. */
package io.github.unitgen.maven;
