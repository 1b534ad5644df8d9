import { type Copy, DockerfileParser } from "dockerfile-ast";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Budget } from "./budget.ts";
import { FailureList } from "./failures.ts";
import { readInstructions } from "./instructions.ts";

function read(text: string, escapeSign = "\\") {
  const failures = new FailureList();
  const lines = text.split("\n");
  const instructions = readInstructions(lines, { escape: escapeSign, budget: new Budget(), failures });
  const written = instructions.map(({ line, keyword, flags, text }) =>
    [line, keyword, ...flags.map(({ name, value }) => `--${name}=${value}`), text].join(" ").trim(),
  );
  return { written, errors: failures.all.map(({ message }) => message), failures };
}

function stagesOf(text: string): readonly number[] {
  return DockerfileParser.parse(text)
    .getFROMs()
    .map((from) => from.getRange().start.line + 1);
}

function ourStagesOf(text: string): readonly number[] {
  return read(text)
    .written.filter((line) => line.includes(" FROM"))
    .map((line) => Number.parseInt(line, 10));
}

describe("readInstructions", () => {
  it.each([
    ["one", "FROM a", ["1 FROM a"]],
    ["nothing", "", []],
    ["blank lines and comments", "\n# x\n  # y\n\t\nFROM a\n\n#z\nRUN b", ["5 FROM a", "8 RUN b"]],
    ["any case", "from a\nRun b", ["1 FROM a", "2 RUN b"]],
    ["blanks around", "  FROM \t a  \t", ["1 FROM a"]],
    ["any blanks behind the keyword", "FROM\ta\nFROM\va\nFROM\fa", ["1 FROM a", "2 FROM a", "3 FROM a"]],
    ["a keyword alone", "FROM\nRUN", ["1 FROM", "2 RUN"]],
    [
      "carriage returns",
      "FROM a\r\nRUN b \\\r\n c\r\n\r\n# d\r\nRUN e\r\n",
      ["1 FROM a", "2 RUN b  c", "6 RUN e"],
    ],
    ["a carriage return within a line ends nothing", "RUN a\rFROM b", ["1 RUN a\rFROM b"]],
    ["a number sign behind something is no comment", "FROM a # b", ["1 FROM a # b"]],
    ["flags", "FROM --platform=x a AS b", ["1 FROM --platform=x a AS b"]],
  ])("%s", (_, text, expected) => {
    expect(read(text)).toMatchObject({ written: expected, errors: [] });
  });

  it.each([
    ["a line", "FROM \\\n  a\nRUN b", ["1 FROM a", "3 RUN b"]],
    ["a word", "FROM no\\\nde", ["1 FROM node"]],
    ["a keyword", "FR\\\nOM a", ["1 FROM a"]],
    ["a flag", "FROM --plat\\\nform=x a", ["1 FROM --platform=x a"]],
    ["over blanks behind the sign", "RUN a \\ \t\n  FROM b", ["1 RUN a   FROM b"]],
    ["over blanks behind a later sign", "RUN a \\\n b \\ \t\n  FROM c", ["1 RUN a  b   FROM c"]],
    ["over carriage returns", "RUN a \\\r\n b \\\r\n FROM c\r\nRUN d\r", ["1 RUN a  b  FROM c", "4 RUN d"]],
    ["over comments", "FROM \\\n# x\n  # y \\\n a\nRUN b", ["1 FROM a", "5 RUN b"]],
    ["over blank lines", "RUN a \\\n\n \t\n FROM b\nRUN c", ["1 RUN a  FROM b", "5 RUN c"]],
    ["to the end of the file", "RUN a \\", ["1 RUN a"]],
    ["from a sign alone", "\\\nFROM a", ["1 FROM a"]],
    ["from nothing to nothing", "\\\n", []],
    ["over a sign alone", "RUN a \\\n\\\nb\nRUN c", ["1 RUN a b", "4 RUN c"]],
    ["not when the sign is doubled", "RUN a \\\\\nFROM b", ["1 RUN a \\\\", "2 FROM b"]],
    ["not from within a line", "RUN a \\ b\nFROM c", ["1 RUN a \\ b", "2 FROM c"]],
    ["not in a comment", "# a \\\nFROM b", ["2 FROM b"]],
  ])("continues %s", (_, text, expected) => {
    expect(read(text)).toMatchObject({ written: expected, errors: [] });
  });

  it("continues by the sign of the directive, and by no other", () => {
    expect(read("RUN dir c:\\\nFROM `\n b", "`").written).toEqual(["1 RUN dir c:\\", "2 FROM b"]);
  });

  const body = "FROM inside\nRUN inside";
  it.each([
    ["RUN", `RUN <<EOF\n${body}\nEOF`, "RUN <<EOF"],
    ["COPY", `COPY <<EOF /x\n${body}\nEOF`, "COPY <<EOF /x"],
    ["ADD", `ADD <<EOF /x\n${body}\nEOF`, "ADD <<EOF /x"],
    ["any case", `run <<EOF\n${body}\nEOF`, "RUN <<EOF"],
    ["behind a command", `RUN cat <<EOF > /x\n${body}\nEOF`, "RUN cat <<EOF > /x"],
    ["with a file descriptor", `RUN cat 3<<EOF\n${body}\nEOF`, "RUN cat 3<<EOF"],
    ["with a two-digit file descriptor", `RUN cat 13<<EOF\n${body}\nEOF`, "RUN cat 13<<EOF"],
    ["in single quotes", `RUN <<'EOF'\n${body}\nEOF`, "RUN <<'EOF'"],
    ["in double quotes", `RUN <<"EOF" sh\n${body}\nEOF`, 'RUN <<"EOF" sh'],
    ["a quoted name with blanks", `RUN <<'E O F'\n${body}\nE O F`, "RUN <<'E O F'"],
    ["a name that is quoted in part", `RUN <<E"O"F\n${body}\nEOF`, 'RUN <<E"O"F'],
    ["an escaped name", `RUN <<\\EOF\n${body}\nEOF`, "RUN <<\\EOF"],
    ["a variable for a name stays as it is", `RUN <<$EOF\n${body}\n$EOF`, "RUN <<$EOF"],
    ["a dash takes tabs away", `RUN <<-EOF\n\t${body}\n\t\tEOF`, "RUN <<-EOF"],
    ["a dash takes only the tabs before the name", `RUN <<-EOF\n\tE\tOF\n${body}\nEOF`, "RUN <<-EOF"],
    ["a dash needs no tabs", `RUN <<-EOF\n${body}\nEOF`, "RUN <<-EOF"],
    ["without a dash tabs count", `RUN <<EOF\n\tEOF\n${body}\nEOF`, "RUN <<EOF"],
    ["blanks count", `RUN <<EOF\n EOF\nEOF \nEOFX\n${body}\nEOF`, "RUN <<EOF"],
    ["a blank before the name", `RUN cat << EOF\n${body}\nEOF`, "RUN cat << EOF"],
    ["carriage returns", `RUN <<EOF\r\nFROM inside\r\nEOF\r`, "RUN <<EOF"],
    ["comments and continuations are text", `RUN <<EOF\n# a\nb \\\nEOF`, "RUN <<EOF"],
    ["flags before it", `RUN --network=none <<EOF\n${body}\nEOF`, "RUN --network=none <<EOF"],
    ["on a continuation line", `RUN cat \\\n <<EOF\n${body}\nEOF`, "RUN cat  <<EOF"],
    ["several", `COPY <<A <<B /x/\nFROM a\nB\nA\nFROM b\nA\nB`, "COPY <<A <<B /x/"],
    ["several of one name", `COPY <<A <<A /x/\nFROM a\nA\nFROM b\nA`, "COPY <<A <<A /x/"],
    ["ONBUILD", `ONBUILD RUN <<EOF\n${body}\nEOF`, "ONBUILD RUN <<EOF"],
    ["quotes elsewhere", `RUN echo "a b" 'c d' <<EOF\n${body}\nEOF`, `RUN echo "a b" 'c d' <<EOF`],
    ["variables elsewhere", `RUN echo \${A:-b} <<EOF\n${body}\nEOF`, `RUN echo \${A:-b} <<EOF`],
    ["a bracket that is no JSON", `RUN [ -f x ] <<EOF\n${body}\nEOF`, "RUN [ -f x ] <<EOF"],
    ["an empty one", "RUN <<EOF\nEOF", "RUN <<EOF"],
  ])("leaves out a heredoc: %s", (_, text, written) => {
    const next = text.split("\n").length + 1;
    expect(read(`${text}\nFROM next`)).toMatchObject({
      written: [`1 ${written}`, `${next} FROM next`],
      errors: [],
    });
  });

  it.each([
    ["an instruction that takes none", "CMD cat <<EOF"],
    ["a JSON form", 'RUN ["cat", "<<EOF"]'],
    ["a JSON form in ONBUILD", 'ONBUILD RUN ["cat", "<<EOF"]'],
    ["ONBUILD of one that takes none", "ONBUILD CMD cat <<EOF"],
    ["quotes around the sign", 'RUN echo "<<EOF"'],
    ["an escaped sign", "RUN echo \\<<EOF"],
    ["a redirection behind the name", "RUN cat <<EOF<x"],
    ["a here-string", "RUN cat <<<EOF"],
    ["a here-string with a blank", "RUN cat <<< EOF"],
    ["a redirection", "RUN cat <EOF"],
    ["no name", "RUN cat <<"],
    ["a dash and no name", "RUN cat <<-"],
    ["an empty name", "RUN cat <<''"],
    ["something before the sign", "RUN cat x<<EOF"],
    ["a quote in the line that is not closed", "RUN echo it's <<EOF"],
    ["a quote in the name that is not closed", "RUN echo <<EO\\'F'"],
    ["a form that the lexer does not know", `RUN echo \${A^^} <<EOF`],
    ["a shift that no line closes", "RUN echo $((1 << 2))"],
  ])("takes for no heredoc: %s", (_, text) => {
    expect(read(`${text}\nFROM next`)).toMatchObject({ written: [`1 ${text}`, "2 FROM next"], errors: [] });
  });

  it("reports a heredoc that is not closed, and reads nothing behind it", () => {
    const { written, failures } = read("FROM a\nRUN <<EOF\nFROM b\nEO");
    expect(written).toEqual(["1 FROM a", "2 RUN <<EOF"]);
    expect(failures.all).toMatchObject([
      {
        code: "dockerfile.heredoc",
        message: "line 2: the heredoc <<EOF is not closed",
        hint: "Close it with a line that holds EOF and nothing else",
      },
    ]);
  });

  it("searches for ends within its budget", () => {
    const lines = "RUN << x\n".repeat(100).split("\n");
    const reading = { escape: "\\", failures: new FailureList() };
    expect(readInstructions(lines, { ...reading, budget: new Budget() })).toHaveLength(100);
    expect(() => readInstructions(lines, { ...reading, budget: new Budget(3_000) })).toThrow(
      expect.objectContaining({ code: "dockerfile.limit" }),
    );
  });
});

describe("dockerfile-ast, beside it", () => {
  // Each is the reason why the instructions are not read with it; the first list is what BuildKit does.
  it.each([
    ["takes a doubled escape for a continuation", "FROM a\nRUN echo \\\\\nFROM b", [1, 3], [1]],
    ["takes a lone carriage return for a line's end", "FROM a\nRUN b\rFROM c", [1], [1, 3]],
    ["does not know file descriptors", "FROM a\nRUN cat 3<<EOF\nFROM b\nEOF", [1], [1, 3]],
    ["does not know blanks in a quoted name", "FROM a\nRUN <<'A B'\nFROM b\nA B", [1], [1, 3]],
    ["does not know a blank before the name", "FROM a\nRUN cat << EOF\nFROM b\nEOF", [1], [1, 3]],
  ])("%s", (_, text, right, wrong) => {
    expect(ourStagesOf(text)).toEqual(right);
    expect(stagesOf(text)).toEqual(wrong);
  });

  it("agrees on ordinary Dockerfiles (property)", () => {
    const instruction = fc.constantFrom(
      "FROM node:22 AS build",
      "from --platform=$BUILDPLATFORM golang",
      "RUN npm ci \\\n  && npm test",
      "RUN <<EOF\nFROM inside\nEOF",
      "RUN <<-'END' sh\n\tFROM inside\n\tEND",
      "COPY --from=build /a /b",
      "COPY <<A <<B /x/\nFROM a\nA\nFROM b\nB",
      "# FROM comment",
      "",
      "ENV A=1 \\\n# comment\n\n  B=2",
      'CMD ["node", "x.js"]',
    );
    fc.assert(
      fc.property(fc.array(instruction, { maxLength: 12 }), fc.constantFrom("\n", "\r\n"), (parts, end) => {
        const text = `${["FROM first", ...parts].join("\n")}\n`.replaceAll("\n", end);
        const theirs = DockerfileParser.parse(text).getInstructions();
        const ours = readInstructions(text.split("\n"), {
          escape: "\\",
          budget: new Budget(),
          failures: new FailureList(),
        });
        expect(ours.map(({ keyword, line }) => `${line} ${keyword}`)).toEqual(
          theirs.map((each) => `${each.getRange().start.line + 1} ${each.getKeyword()}`),
        );
        expect(ours.filter(({ keyword }) => keyword === "COPY").map(({ flags }) => flags[0]?.value)).toEqual(
          theirs
            .filter((each): each is Copy => each.getKeyword() === "COPY")
            .map((copy) => copy.getFromFlag()?.getValue()),
        );
      }),
    );
  });
});
