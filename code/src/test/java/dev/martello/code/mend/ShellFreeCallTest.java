package dev.martello.code.mend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ShellFreeCallTest {

  static Stream<Arguments> mended() {
    return Stream.of(
        arguments(
            "words and values",
            "app.py",
            "«subprocess.run(f\"convert -size 50% '{a}' /tmp/{b}.png\", shell=True, check=True)»",
            "subprocess.run([\"convert\", \"-size\", \"50%\", a, f\"/tmp/{b}.png\"], check=True)"),
        arguments(
            "texts joined",
            "app.py",
            "«subprocess.check_output('ls -l ' + a, stderr=None, shell=True)»",
            "subprocess.check_output(['ls', '-l', a], stderr=None)"),
        arguments(
            "a shell of the operating system",
            "app.py",
            "import json\nimport os\n\n\ndef f(a):\n    «os.system('ls -l ' + a)»\n",
            "import json\n"
                + "import os\n"
                + "import subprocess\n\n\n"
                + "def f(a):\n"
                + "    subprocess.run(['ls', '-l', a])\n"),
        arguments(
            "a function of the module",
            "index.js",
            "«cp.execSync(`convert \"${a}\" /tmp/${a}.png`, { timeout: 500 })»;",
            "cp.execFileSync(\"convert\", [a, `/tmp/${a}.png`], { timeout: 500 });"),
        arguments(
            "an imported function, and a callback",
            "index.js",
            "const { exec } = require('child_process');\n«exec('ls ' + a, (error) => {})»;",
            "const { execFile } = require('child_process');\nexecFile('ls', [a], (error) => {});"),
        arguments(
            "an imported function that others use",
            "index.mjs",
            "import { exec } from 'node:child_process';\nexec('ls');\n«exec(`ls ${a}`)»;",
            "import { exec, execFile } from 'node:child_process';\n"
                + "exec('ls');\n"
                + "execFile(\"ls\", [a]);"),
        arguments(
            "a shell of Go",
            "main.go",
            "package main\nvar x = «exec.Command(\"/bin/sh\", \"-c\", \"ls -l \"+a)»\n",
            "package main\nvar x = exec.Command(\"ls\", \"-l\", a)\n"));
  }

  static Stream<Arguments> leftToPeople() {
    return Stream.of(
        arguments("a pipe", "app.py", "«subprocess.run(f'cat {a} | wc', shell=True)»"),
        arguments(
            "a variable of the shell", "app.py", "«subprocess.run(f'ls $HOME/{a}', shell=True)»"),
        arguments("a word of the shell", "app.py", "«subprocess.run(f'cd {a}', shell=True)»"),
        arguments(
            "a program that is not known", "app.py", "«subprocess.run(f'{a} -l', shell=True)»"),
        arguments(
            "another shell", "app.py", "«subprocess.run(f'ls {a}', shell=True, executable=b)»"),
        arguments(
            "several lines",
            "app.py",
            "«subprocess.run(f'''convert {a}\n rm {b}'''', shell=True)»"),
        arguments(
            "a word of two values",
            "app.py",
            "«subprocess.run(f\"convert '{a} {b}' x\", shell=True)»"),
        arguments(
            "a quoted value", "app.py", "«subprocess.run(f'ls {shlex.quote(a)} {b}', shell=True)»"),
        arguments(
            "options in a variable",
            "app.py",
            "def f(a):\n    o = '-l -a'\n    «subprocess.run(f'ls {o} {a}', shell=True)»\n"),
        arguments(
            "a function of one's own",
            "index.js",
            "const { execFile } = require('child_process');\n"
                + "const exec = promisify(x);\n"
                + "«exec(`ls ${a}`)»;"),
        arguments("no import", "app.py", "«os.system(f'ls {a}')»"),
        arguments("a status that is read", "app.py", "import os\nx = «os.system(f'ls {a}')»"),
        arguments("an imported function of elsewhere", "index.js", "«exec(`ls ${a}`)»;"),
        arguments("a chosen shell", "index.js", "«cp.exec(`ls ${a}`, { shell: '/bin/bash' })»;"),
        arguments(
            "no shell",
            "main.go",
            "package main\nvar x = «exec.Command(\"ls\", \"-c\", \"l \"+a)»\n"),
        arguments("patterns", "index.js", "«cp.execSync(`ls ${a}/*.png`)»;"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mended")
  void programsGetTheirArgumentsOneByOne(String rule, String file, String marked, String expected) {
    assertThat(Mended.by(ShellFreeCall::of, file, marked).after()).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("leftToPeople")
  void whatNeedsAShellIsLeft(String rule, String file, String marked) {
    assertThat(Mended.by(ShellFreeCall::of, file, marked).isChanged()).isFalse();
  }
}
