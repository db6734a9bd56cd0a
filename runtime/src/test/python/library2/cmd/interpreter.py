# Shows a line-oriented interpreter of commands: hooks, help, empty and unknown lines, completion.
import cmd
import io


class Shell(cmd.Cmd):
    prompt = "? "
    intro = "welcome"
    use_rawinput = False

    def do_add(self, line):
        """add A B: the sum"""
        print(sum(map(int, line.split())), file=self.stdout)

    def do_quit(self, line):
        return True

    def help_topic(self):
        self.stdout.write("about a topic\n")

    def default(self, line):
        return self.do_quit("") if line == "EOF" else super().default(line)

    def postcmd(self, stop, line):
        self.stdout.write(f"<{line}>\n")
        return stop


out = io.StringIO()
Shell(stdin=io.StringIO("add 1 2\n\nhelp\nhelp add\n?topic\nhelp no\nwhat x\n!ls\nquit\nadd 9\n"), stdout=out).cmdloop()
print(out.getvalue())
s = Shell()
print(s.completenames("a"), s.parseline("add-x y"), s.parseline("?a"), s.parseline(""), sorted(s.complete_help("t")), s.onecmd("quit"))
