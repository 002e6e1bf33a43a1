package io.github.unitgen.syntax.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unitgen.syntax.shell.ShellText.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellTextTest {
  /** The place of the inserted {@code exec} is marked by an at sign. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "@a",
        "@a b 'c d' \"$E\" $(f; g) `h | i` ${J:-k}",
        " @a",
        "A=1 @a",
        "A=1 B='c d' @a E=f",
        ">log @a",
        "A=1 2>&1 >log B=2 @a <in b 3<&-",
        "@a >log 2>&1",
        "@a;",
        "@a ; \n",
        "\n# text\n\n@a b # end\n\n",
        "@$A b",
        "@\"$A\"/b",
        "@~/bin/a",
        "@'a b'",
        "@\\if a",
        "@a if then fi do ! { } [[",
        "@[ -f a ]",
        "@{{name}} {a,b} *",
        "@a $((1 + (2)))",
        "@a $\"b\" $'c'",
        "@a $'b' 'c\\d' $\"e\\f\"",
        "@a $(b $((1 + (2))) ')' ${c:-$(d)})",
        "@a $(b ${c:-'}'}) ${d:-${e:-'}'}}",
        "@a $(# )\n b)",
        "@a $(casein b)",
        "@echo a",
        "@a\\\n b"
      })
  void putsExecInFrontOfTheNameOfASimpleCommand(String marked) {
    ShellText text = ShellText.of(marked.replace("@", ""));

    assertThat(text.isSimpleCommand()).isTrue();
    assertThat(text.commandOffset()).hasValue(marked.indexOf('@'));
    assertThat(text.withExec()).hasValue(marked.replace("@", "exec "));
    assertThat(text.endsInExec()).isEqualTo(Answer.NO);
    assertThat(ShellText.of(text.withExec().orElseThrow()).endsInExec()).isEqualTo(Answer.YES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"exec a", "A=1 exec a b", ">log exec a", "'exec' a", "exec $A;"})
  void leavesAnExecThatIsThere(String text) {
    assertThat(ShellText.of(text).withExec()).hasValue(text);
    assertThat(ShellText.of(text).endsInExec()).isEqualTo(Answer.YES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"A=1", ">log", "exec", "exec >log", "A=1 exec"})
  void hasNothingToExecInACommandWithoutAName(String text) {
    assertThat(ShellText.of(text).isSimpleCommand()).isTrue();
    assertThat(ShellText.of(text).withExec()).isEmpty();
    assertThat(ShellText.of(text).endsInExec()).isEqualTo(Answer.NO);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@a",
        "A=1 @a >log 2>&1",
        "true && @a b",
        "a || @b",
        "cd /srv; B=2 @a -x;",
        "umask 022\n. /env\n@$A \"$@\"\n"
      })
  void putsExecInFrontOfTheLastOfSimpleCommands(String marked) {
    String text = marked.replace("@a", "a").replace("@b", "b").replace("@$A", "$A");
    int at = marked.indexOf('@');
    assertThat(ShellText.of(text).execOffset()).hasValue(at);
    String with = text.substring(0, at) + "exec " + text.substring(at);
    assertThat(ShellText.of(with).endsInExec()).isEqualTo(Answer.YES);
    assertThat(ShellText.of(with).execOffset()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "A=1",
        "a | b",
        "a | b; c",
        "a &",
        "a & b",
        "if a; then b; fi",
        "if a; then b; fi; c",
        "f() { a; }; f",
        "! a",
        "trap : EXIT; a",
        "'trap' : EXIT\na",
        "a; cd b",
        "a; eval b",
        "a; exec b",
        "a; exec >log",
        "a <<E\nE\n",
        "a '"
      })
  void putsNoExecWhereTheShellWouldRunSomethingElse(String text) {
    assertThat(ShellText.of(text).execOffset()).isEmpty();
  }

  @Test
  void offersNoPlaceWhereThereIsNoName() {
    assertThat(ShellText.of("A=1 >log").commandOffset()).isEmpty();
    assertThat(ShellText.of("a | b").commandOffset()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".",
        ":",
        "alias",
        "bg",
        "bind",
        "break",
        "builtin",
        "caller",
        "cd",
        "chdir",
        "command",
        "compgen",
        "complete",
        "compopt",
        "continue",
        "declare",
        "dirs",
        "disown",
        "enable",
        "eval",
        "exit",
        "export",
        "fc",
        "fg",
        "getopts",
        "hash",
        "help",
        "history",
        "jobs",
        "let",
        "local",
        "logout",
        "mapfile",
        "popd",
        "pushd",
        "read",
        "readarray",
        "readonly",
        "return",
        "set",
        "shift",
        "shopt",
        "source",
        "suspend",
        "times",
        "trap",
        "type",
        "typeset",
        "ulimit",
        "umask",
        "unalias",
        "unset",
        "wait",
        "\\cd",
        "'u'mask"
      })
  void execsNoBuiltinThatNoProgramStandsInFor(String name) {
    assertThat(ShellText.of(name + " a").isSimpleCommand()).isTrue();
    assertThat(ShellText.of(name + " a").withExec()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# a",
        "a; b",
        "a\nb",
        "a && b",
        "a || b",
        "a | b",
        "a &",
        "! a",
        "(a)",
        "{ a; }",
        "if a; then b; fi",
        "f() { a; }",
        "[[ a ]]",
        "time a",
        "function f { a; }",
        "coproc a",
        "select a",
        "a <<E\nb\nE",
        "a <<< b",
        "a &> b",
        "a 'b",
        "a \\",
        "a $(b",
        "a ${b",
        "a `b",
        "a $((b)",
        "a $(case b in c) d;; esac)",
        "a $(case\tb)",
        "a $(case\\\n b)",
        "a $(b <<E\n)\nE\n)",
        "a $((b) )) c",
        "a $((b'))",
        "a \"${b-'}\"",
        "a $'b\\'c'",
        "a $'b\\n'",
        "a $'\\' b",
        "a $(b $((c) )) d)",
        "a \"${b-${c-'}}\"",
        "a $((${b-'}))",
        "A+=1 a",
        "A[0]=1 a",
        "A=(1) a",
        "a >",
        "a > > b",
        "a >;",
        ";",
        "a; ;",
        "a &&",
        "then a",
        "in a",
        "fi",
        "a )"
      })
  void takesNothingElseForASimpleCommand(String text) {
    assertThat(ShellText.of(text).isSimpleCommand()).isFalse();
    assertThat(ShellText.of(text).withExec()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cd /a && exec b",
        "a; exec b",
        "a\nexec b\n",
        "a || exec b",
        "a &&\n\n exec b",
        "a | b && exec c",
        "a & exec b",
        "export A=1; exec b;",
        "A=1; B=2 exec b",
        "# a\nexec b # c",
        "[ -f a ] && exec b",
        "[[ -f a && -r b ]] && exec c",
        "if a; then b; elif c; then d; else e; fi; exec f",
        "if a\nthen\nb\nfi\n\nexec f",
        "if (a) then { b; } fi; exec f",
        "if ! a; then b; fi >log; exec f",
        "while a; do b; done; exec c",
        "until a\ndo b\ndone\nexec c",
        "for a in b c; do d; done; exec e",
        "for a do b; done; exec e",
        "for a\ndo b; done; exec e",
        "while (a) do b; done && exec c",
        "case a in b) c;; (d|e) f\n;; *) g; esac; exec h",
        "case a in esac; exec b",
        "case $A in\n\n b)\n c\n ;;\n\n esac\nexec h",
        "case a\nin b) if c; then d; fi;; esac; exec h",
        "case a in b) ;; esac; exec h",
        "case a in b) case c in d) e;; esac;; esac; exec h",
        "{ a; b; }; exec c",
        "{ { a; }; }; exec c",
        "( a; b ); exec c",
        "( (a) ); exec c",
        "(a) && { b; } || exec c",
        "f() { a; }; exec b",
        "f ( )\n{\n a\n}\nexec b",
        "{ f() { a; }; }; exec b",
        "! a; exec b",
        "time a; exec b",
        "a > 'if' ; exec b",
        "exec >log; exec b",
        "a then; exec b"
      })
  void seesAnExecAtTheEnd(String text) {
    assertThat(ShellText.of(text).endsInExec()).isEqualTo(Answer.YES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "# exec a",
        "a",
        "a; b",
        "exec a; b",
        "exec a\nb",
        "exec a | b",
        "a | exec b",
        "a |\n exec b",
        "a && exec b &",
        "exec a &",
        "{ exec a; } &",
        "(exec a) | b",
        "exec",
        "a; exec >log",
        "if a; then exec b; fi; c",
        "case a in b) exec c;; esac; d",
        "echo exec a",
        "A=exec b",
        "$A b",
        "a; cd b",
        "trap 'exec a' TERM"
      })
  void seesThatNoExecIsAtTheEnd(String text) {
    assertThat(ShellText.of(text).endsInExec()).isEqualTo(Answer.NO);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if a; then exec b; else exec c; fi",
        "while a; do exec b; done",
        "for a in b; do exec c; done",
        "case a in b) exec c;; esac",
        "{ exec a; }",
        "(exec a)",
        "(exec a) >log",
        "! exec a",
        "f() { exec a; }",
        "f() exec a",
        "time exec a",
        "[[ a ]]",
        "eval exec a",
        "command exec a",
        "builtin exec a",
        ". a",
        "source a",
        "a; eval \"$B\"",
        "a <<E\nb\nE\nexec c",
        "exec a <<-E\nb\nE",
        "exec a <<< b",
        "exec a &> b",
        "a |& exec b",
        "exec 'a",
        "exec $(a",
        "exec a $(case b in c) d;; esac)",
        "exec a\\",
        "if a; then b; exec c",
        "if a; exec b; fi; done; exec c",
        "while a; then b; done; exec c",
        "if a; do b; fi; exec c",
        "fi; exec a",
        "}; exec a",
        "a ); exec b",
        "(a; exec b",
        "{ a ); }; exec b",
        "( } ); exec b",
        "case a in b) c;& d) e;; esac; exec f",
        "a (b); exec c",
        "a b (); exec c",
        "f(a) { b; }; exec c",
        "(a)(b); exec c",
        "(a) b; exec c",
        "A=(1); exec c",
        "; exec a",
        "a; ; exec b",
        "a && && exec b",
        "a &; exec b",
        "a && ; exec b",
        "exec a &&",
        "exec a ||",
        "exec a |",
        "exec a >",
        "a > ; exec b",
        "a >\nexec b",
        "a > > b; exec c",
        "a;; exec b",
        "a >(b); exec c",
        "case a b; exec c",
        "case a in b; exec c",
        "case a in > b) c;; esac; exec d",
        "case > a in b) c;; esac; exec d",
        "case a in b & c) d;; esac; exec e",
        "case a in b) c;; d; exec e",
        "case a in; exec b",
        "case a 'in' b) c;; esac; exec d",
        "(a &&); exec b",
        "if a && then b; fi; exec c",
        "f(); exec a",
        "f()",
        "!",
        "A+=1 a; exec b",
        "select a; exec b",
        "coproc a; exec b",
        "function f { a; }; exec b",
        "in; exec b"
      })
  void doesNotGuessAboutTheRest(String text) {
    assertThat(ShellText.of(text).endsInExec()).isEqualTo(Answer.UNKNOWN);
  }
}
