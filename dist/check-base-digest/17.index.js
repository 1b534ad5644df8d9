export const id = 17;
export const ids = [17];
export const modules = {

/***/ 17:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readBaseImages: () => (/* binding */ readBaseImages)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_DegdyBIC_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(777);
/* harmony import */ var _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(930);
/* harmony import */ var _reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(590);



// packages/dockerfile/src/budget.ts
/** Far above what any Dockerfile that builds needs, and well below a second. */
const MAX_STEPS = 5e6;
/**
* The work that one Dockerfile may cause: text grows exponentially when arguments repeat each other, and patterns
* multiply with the values they are matched to.
*/
var Budget = class {
	#left;
	constructor(steps = MAX_STEPS) {
		this.#left = steps;
	}
	/** Takes `steps` (characters looked at) from the budget; throws Failure `dockerfile.limit` when it is used up. */
	spend(steps) {
		this.#left -= steps;
		if (this.#left < 0) throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i("expanding the Dockerfile's arguments takes too much work", {
			code: "dockerfile.limit",
			hint: "Give the base images by base-images instead"
		});
	}
};
// packages/dockerfile/src/directives.ts
const KNOWN = /* @__PURE__ */ new Set([
	"syntax",
	"escape",
	"check"
]);
/**
* Reads the parser directives: comments `# name=value` before anything else, be it another comment or a blank line
* (https://docs.docker.com/reference/dockerfile/#parser-directives).
*/
function readDirectives(lines, failures) {
	const syntax = readBlock(lines, lines[0]?.startsWith("#!") ? 1 : 0).find(({ name }) => name === "syntax");
	const block = readBlock(lines, 0);
	reportRepeated(block, failures);
	const chosen = block.find(({ name }) => name === "escape");
	if (chosen !== void 0 && chosen.value !== "\\" && chosen.value !== "`") failures.add(chosen.line, `"${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(chosen.value)}" cannot be the escape character`, {
		code: "dockerfile.directive",
		hint: "Write # escape=` or # escape=\\"
	});
	return {
		escape: chosen?.value === "`" ? "`" : "\\",
		syntax: syntax && {
			image: syntax.value.split(/\s/u, 1)[0] ?? "",
			line: syntax.line
		}
	};
}
function readBlock(lines, start) {
	const block = [];
	for (let index = start; index < lines.length; index += 1) {
		const directive = readDirective(lines[index] ?? "", index + 1);
		if (directive === void 0) break;
		block.push(directive);
	}
	return block;
}
function readDirective(text, line) {
	const comment = text.trim();
	const equals = comment.indexOf("=");
	if (!comment.startsWith("#") || equals < 0) return void 0;
	const name = comment.slice(1, equals).trim().toLowerCase();
	const value = comment.slice(equals + 1).trim();
	return KNOWN.has(name) && value !== "" ? {
		name,
		value,
		line
	} : void 0;
}
function reportRepeated(block, failures) {
	const seen = /* @__PURE__ */ new Set();
	for (const { name, line } of block) {
		if (seen.has(name)) failures.add(line, `# ${name}= is here a second time`, {
			code: "dockerfile.directive",
			hint: "Keep one of them"
		});
		seen.add(name);
	}
}
// packages/dockerfile/src/failures.ts
/** More errors than this help nobody, and a hostile file would hold memory by them. */
const MAX_FAILURES = 100;
/** The errors of one Dockerfile in the order in which they were found: each one once, the first hundred. */
var FailureList = class {
	#byMessage = /* @__PURE__ */ new Map();
	/** Keeps an error that names its 1-based line. */
	add(line, message, options) {
		this.keep(new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`line ${line}: ${message}`, options));
	}
	/** Keeps a failure that knows no line as the error of one; `written` is the text there that it is about. */
	wrap(line, failure, code = failure.code, written = "") {
		const place = written === "" ? "" : `${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(written)}: `;
		this.add(line, place + failure.message, {
			code,
			hint: failure.hint,
			cause: failure
		});
	}
	/** Keeps a failure as it is. */
	keep(failure) {
		if (this.#byMessage.size < MAX_FAILURES && !this.#byMessage.has(failure.message)) this.#byMessage.set(failure.message, failure);
	}
	get all() {
		return [...this.#byMessage.values()];
	}
};
/** The failure that was caught. A used-up budget ends the whole reading, and like every defect of ours it is thrown on. */
function failureOf(error) {
	if (error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i && error.code !== "dockerfile.limit") return error;
	throw error;
}
// packages/dockerfile/src/image-names.ts
/** The base of a stage that starts from nothing; it exists in no registry. */
const NO_IMAGE = "scratch";
/** Names that BuildKit never looks up among the contexts. */
const RESERVED = /* @__PURE__ */ new Set([NO_IMAGE, "context"]);
/** Prepares the names of contexts for {@link isContext} and {@link readImage}. */
function listContexts(names) {
	return new Set(names.filter((name) => !RESERVED.has(name.toLowerCase())).map(canonicalName));
}
/** Whether a stage's name, or an image's, is given as a context instead. */
function isContext(name, contexts) {
	return name !== void 0 && contexts.size > 0 && contexts.has(canonicalName(name));
}
/**
* The image that an expanded text names; `undefined` for `scratch` and for contexts
* (https://docs.docker.com/reference/cli/docker/buildx/build/#build-context).
*
* @throws Failure `image.reference` or `image.digest`.
*/
function readImage(text, contexts) {
	return text === NO_IMAGE || isContext(text, contexts) ? void 0 : (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_2__.r)(text);
}
/** `alpine`, `alpine:latest` and `docker.io/library/alpine` are the same context. */
function canonicalName(name) {
	try {
		return (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_2__.t)((0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_2__.r)(name));
	} catch (error) {
		failureOf(error);
		return name.toLowerCase();
	}
}
// packages/dockerfile/src/flags.ts
/**
* Splits off an instruction's leading flags. Quotes in them are removed here already, and the backslash escapes
* whatever the escape directive says: both as BuildKit does it.
*/
function splitFlags(text) {
	const flags = [];
	let position = skipBlanks(text, 0);
	while (text.startsWith("--", position)) {
		const word = readFlagWord(text, position);
		position = skipBlanks(text, word.end);
		if (word.text === "--") break;
		flags.push(parseFlag(word.text));
	}
	return {
		flags,
		rest: text.slice(position).trimEnd()
	};
}
function parseFlag(word) {
	const equals = word.indexOf("=");
	if (equals < 0) return {
		name: word.slice(2),
		value: void 0
	};
	return {
		name: word.slice(2, equals),
		value: word.slice(equals + 1)
	};
}
function readFlagWord(text, start) {
	let word = "";
	let quote;
	let position = start;
	for (; position < text.length; position += 1) {
		const character = text[position] ?? "";
		if (quote === void 0 && isBlank(character)) break;
		if (character === quote) quote = void 0;
		else if (quote === void 0 && (character === "'" || character === "\"")) quote = character;
		else if (character === "\\") word += text[++position] ?? "";
		else word += character;
	}
	return {
		text: word,
		end: position
	};
}
/**
* Splits the arguments of `ARG` at blanks outside of quotes; quotes and escapes stay, for the expansion to remove
* (https://docs.docker.com/reference/dockerfile/#arg).
*/
function splitArguments(text, escapeSign) {
	const words = [];
	let word = "";
	let quote;
	for (let position = 0; position < text.length; position += 1) {
		const character = text[position] ?? "";
		if (quote === void 0 && isBlank(character)) {
			if (word !== "") words.push(word);
			word = "";
			continue;
		}
		if (character === quote) quote = void 0;
		else if (quote === void 0 && (character === "'" || character === "\"")) quote = character;
		if (character !== escapeSign || quote === "'") word += character;
		else if (position + 1 < text.length) word += character + text[++position];
	}
	return word === "" ? words : [...words, word];
}
function skipBlanks(text, start) {
	let position = start;
	while (position < text.length && isBlank(text[position] ?? "")) position += 1;
	return position;
}
function isBlank(character) {
	return /\s/u.test(character);
}
// packages/dockerfile/src/pattern.ts
/**
* What is left of `value` when the prefix (`#`) or suffix (`%`) that matches `word` is cut off: the shortest, or with
* the sign doubled the longest (https://docs.docker.com/reference/dockerfile/#environment-replacement).
*
* @throws Failure `dockerfile.expansion` when an escape in the pattern escapes nothing that needs it.
*/
function trimPattern(value, word, sign, budget) {
	const isLongest = word.startsWith(sign);
	const tokens = parsePattern(isLongest ? word.slice(1) : word);
	const characters = [...value];
	if (sign === "#") return characters.slice(findEnd$1(tokens, characters, 0, isLongest, budget)).join("");
	const end = findEnd$1(tokens.toReversed(), characters.toReversed(), 0, isLongest, budget) ?? 0;
	return characters.slice(0, characters.length - end).join("");
}
/** `value` with the first, or each, longest match of `pattern` replaced. Throws like {@link trimPattern}. */
function replacePattern(value, pattern, replacement, isGlobal, budget) {
	const tokens = parsePattern(pattern);
	const characters = [...value];
	let result = "";
	let position = 0;
	let lastEnd = -1;
	while (position <= characters.length) {
		const end = findEnd$1(tokens, characters, position, true, budget);
		if (end !== void 0 && end > lastEnd) {
			budget.spend(replacement.length);
			result += replacement;
			if (!isGlobal) return result + characters.slice(end).join("");
			lastEnd = end;
		}
		const next = Math.max(end ?? 0, position + 1);
		if (end === void 0 || end === position) result += characters[position] ?? "";
		position = next;
	}
	return result;
}
function parsePattern(pattern) {
	const tokens = [];
	const characters = [...pattern];
	for (let index = 0; index < characters.length; index += 1) {
		const character = characters[index] ?? "";
		if (character === "*") tokens.push("many");
		else if (character === "?") tokens.push("one");
		else if (character === "\\") tokens.push({ character: escaped(characters[++index]) });
		else tokens.push({ character });
	}
	return tokens;
}
/** Always a backslash, whatever the escape directive says. */
function escaped(character) {
	if (character !== void 0 && "*?\\}/".includes(character)) return character;
	throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`\\${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(character ?? "")} is not an escape in a pattern`, {
		code: "dockerfile.expansion",
		hint: "Only * ? \\ } and / can be escaped in a pattern"
	});
}
/**
* Where the shortest or longest match that begins at `start` ends. All ways through the pattern advance together, one
* character at a time, so that no pattern makes it go back.
*/
function findEnd$1(tokens, characters, start, isLongest, budget) {
	let states = withSkipped(tokens, [0]);
	let end;
	for (let position = start; states.size > 0; position += 1) {
		budget.spend(states.size);
		if (states.has(tokens.length)) end = position;
		const character = characters[position];
		if (end !== void 0 && !isLongest || character === void 0) break;
		states = withSkipped(tokens, advance(tokens, states, character));
	}
	return end;
}
function* advance(tokens, states, character) {
	for (const state of states) {
		const token = tokens[state];
		if (token === "many") yield state;
		else if (token === "one" || token?.character === character) yield state + 1;
	}
}
/** The states and those behind the `*`s that stand there, which may match nothing. */
function withSkipped(tokens, states) {
	const all = new Set(states);
	for (const state of all) if (tokens[state] === "many") all.add(state + 1);
	return all;
}
// packages/dockerfile/src/shell-word.ts
/** Each level of `${a:-${b:-…}}` is a level of our own stack. */
const MAX_DEPTH = 50;
/** What ends a run of plain characters, beside the escape character. */
const SPECIAL = "$'\"<";
/** A variable's name: digits, or one special parameter, or a word (POSIX shell, "Parameters and Variables"). */
const NAME = /\p{Nd}+|[@*#?\-$!]|[\p{L}\p{Nd}_]+/uy;
/**
* The word with its quotes removed and its variables replaced, as BuildKit's shell lexer does it
* (https://docs.docker.com/reference/dockerfile/#environment-replacement).
*
* @throws Failure `dockerfile.expansion` for broken quoting, a bad substitution or `${name:?message}`;
*   `dockerfile.limit` beyond the budget.
*/
function expandWord(text, rules) {
	return new ShellWord(text, rules).readAll();
}
/** The words of a line, split at blanks outside of quotes; `<<` stays with the word behind it. Throws like {@link expandWord}. */
function splitWords(text, rules) {
	const words = [];
	let word = "";
	new ShellWord(text, rules).read(void 0, (piece, splits) => {
		const [first = "", ...rest] = splits ? piece.split(/\s/u) : [piece];
		word += first;
		for (const next of rest) {
			if (word !== "") words.push(word);
			word = next;
		}
	});
	return word === "" ? words : [...words, word];
}
var ShellWord = class {
	#text;
	#rules;
	#position = 0;
	#depth = 0;
	#keepsEscapes;
	constructor(text, rules) {
		this.#text = text;
		this.#rules = rules;
		this.#keepsEscapes = rules.keepsEscapes ?? false;
	}
	readAll() {
		let result = "";
		this.read(void 0, (piece) => {
			result += piece;
		});
		return result;
	}
	/** Reads up to the character `stop` and past it, or to the end. */
	read(stop, take) {
		for (let next = this.#peek(); next !== void 0; next = this.#peek()) {
			if (next === stop) {
				this.#rules.budget.spend(1);
				this.#position += 1;
				return;
			}
			const plain = this.#readUpTo(`${SPECIAL}${this.#rules.escape}${stop ?? ""}`);
			this.#rules.budget.spend(Math.max(1, plain.length));
			if (plain === "") this.#readPiece(next, take);
			else take(plain, true);
		}
		if (stop !== void 0) throw expansionFailure(`"${stop}" is missing`);
	}
	#readPiece(next, take) {
		if (next === "$") take(this.#readVariable(), true);
		else if (next === "'") take(this.#readSingleQuoted(), false);
		else if (next === "\"") take(this.#readDoubleQuoted(), false);
		else if (next === "<") take(this.#readHeredocMark(), false);
		else take(this.#readEscaped(), false);
	}
	/** Everything up to one of these characters: at once, since a text put together by the character takes many times its size. */
	#readUpTo(ends) {
		const start = this.#position;
		while (!ends.includes(this.#peek() ?? ends)) this.#position += 1;
		return this.#text.slice(start, this.#position);
	}
	#readSingleQuoted() {
		const end = this.#text.indexOf("'", this.#position + 1);
		if (end < 0) throw expansionFailure("a single quote is not closed");
		const outer = this.#text.slice(this.#position, end + 1);
		this.#position = end + 1;
		this.#rules.budget.spend(outer.length);
		return this.#rules.keepsQuotes === true ? outer : outer.slice(1, -1);
	}
	#readDoubleQuoted() {
		let result = this.#next();
		for (let next = this.#peek(); next !== "\""; next = this.#peek()) {
			if (next === void 0) throw expansionFailure("a double quote is not closed");
			const start = this.#position;
			if (next === "$") result += this.#readVariable();
			else if (next === this.#rules.escape) result += this.#readQuotedEscape();
			else result += this.#readUpTo(`"$${this.#rules.escape}`);
			this.#rules.budget.spend(this.#position - start);
		}
		result += this.#next();
		return this.#rules.keepsQuotes === true ? result : result.slice(1, -1);
	}
	/** In double quotes only the quote, `$` and the escape character itself can be escaped. */
	#readQuotedEscape() {
		const sign = this.#next();
		const next = this.#peek();
		const kept = this.#keepsEscapes ? sign : "";
		return next === "\"" || next === "$" || next === sign ? kept + this.#next() : kept + sign;
	}
	#readEscaped() {
		const sign = this.#next();
		return (this.#keepsEscapes ? sign : "") + this.#next();
	}
	#readHeredocMark() {
		const start = this.#position;
		this.#position += this.#text[start + 1] === "<" ? 2 : 1;
		if (this.#position === start + 2) while (this.#peek() === " " || this.#peek() === "	") this.#position += 1;
		return this.#text.slice(start, this.#position);
	}
	#readVariable() {
		const start = this.#position;
		this.#position += 1;
		const value = this.#peek() === "{" ? this.#readBraced() : this.#readPlainVariable();
		return this.#rules.lookUp === void 0 ? this.#text.slice(start, this.#position) : value;
	}
	#readPlainVariable() {
		const name = this.#readName();
		return name === "" ? "$" : this.#valueOf(name) ?? "";
	}
	#readBraced() {
		this.#position += 1;
		if ("{}:".includes(this.#peek() ?? "}")) throw expansionFailure("a substitution names no variable");
		const name = this.#readName();
		const modifier = this.#next();
		if (modifier === "}") return this.#valueOf(name) ?? "";
		if (modifier === "/") return this.#readReplacement(name);
		return this.#readModified(name, modifier === ":" ? this.#next() : modifier, modifier === ":");
	}
	#readModified(name, modifier, emptyIsUnset) {
		if (modifier === "" || !"+-?#%".includes(modifier)) throw expansionFailure(`\${${name}${emptyIsUnset ? ":" : ""}${modifier}…} is not a known form`);
		const word = this.#readNested("}", modifier === "#" || modifier === "%");
		if (this.#rules.lookUp === void 0) return "";
		const value = this.#valueOf(name);
		if (modifier === "#" || modifier === "%") return trimPattern(value ?? "", word, modifier, this.#rules.budget);
		const isSet = value !== void 0 && !(emptyIsUnset && value === "");
		if (modifier === "+") return isSet ? word : "";
		if (isSet) return value;
		if (modifier === "-") return word;
		throw expansionFailure(`${name}: ${word || `it must not be ${emptyIsUnset ? "empty" : "unset"}`}`);
	}
	#readReplacement(name) {
		const isGlobal = this.#peek() === "/";
		if (isGlobal) this.#position += 1;
		const pattern = this.#readNested("/", true);
		const replacement = this.#readNested("}", true);
		if (this.#rules.lookUp === void 0) return "";
		return replacePattern(this.#valueOf(name) ?? "", pattern, replacement, isGlobal, this.#rules.budget);
	}
	#readNested(stop, keepsEscapes) {
		if (this.#depth === MAX_DEPTH) throw expansionFailure(`more than ${MAX_DEPTH} \${…} are nested`);
		const outer = this.#keepsEscapes;
		this.#depth += 1;
		this.#keepsEscapes = keepsEscapes;
		let result = "";
		this.read(stop, (piece) => {
			result += piece;
		});
		this.#keepsEscapes = outer;
		this.#depth -= 1;
		return result;
	}
	#readName() {
		NAME.lastIndex = this.#position;
		const name = NAME.exec(this.#text)?.[0] ?? "";
		this.#position += name.length;
		return name;
	}
	#valueOf(name) {
		const value = this.#rules.lookUp?.(name);
		this.#rules.budget.spend(value?.length ?? 0);
		return value;
	}
	#peek() {
		return this.#text[this.#position];
	}
	/** The next character, past which it goes; empty at the end. */
	#next() {
		const next = this.#text[this.#position] ?? "";
		this.#position += next.length;
		return next;
	}
};
function expansionFailure(message) {
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i((0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(message), {
		code: "dockerfile.expansion",
		hint: "The forms of variables are listed in the Dockerfile reference, section Environment replacement"
	});
}
// packages/dockerfile/src/heredocs.ts
const MARK = /^\d*<<(-?)(\s*)([^<]*)$/u;
/**
* The heredocs of a line, in the order in which their texts follow
* (https://docs.docker.com/reference/dockerfile/#here-documents).
*
* @throws Failure `dockerfile.limit`.
*/
function findHeredocs(line, budget) {
	const rules = {
		escape: "\\",
		budget
	};
	return tryWords(() => splitWords(line, {
		...rules,
		keepsQuotes: true,
		keepsEscapes: true
	})).flatMap((word) => {
		const [, dash, blanks, written] = MARK.exec(word) ?? [];
		if (written === void 0) return [];
		const [name] = tryWords(() => splitWords(written, rules));
		return name === void 0 ? [] : [{
			name,
			dropsTabs: dash === "-",
			isSpaced: blanks !== ""
		}];
	});
}
/** A line that is no shell words has no heredocs: a command may hold any text. */
function tryWords(split) {
	try {
		return split();
	} catch (error) {
		failureOf(error);
		return [];
	}
}
// packages/dockerfile/src/instructions.ts
const TAKES_HEREDOCS = /* @__PURE__ */ new Set([
	"ADD",
	"COPY",
	"RUN"
]);
/**
* The instructions of a Dockerfile (https://docs.docker.com/reference/dockerfile/#format). dockerfile-ast is not used for
* this: it takes `\\` at a line's end for a continuation and the text of `3<<EOF` and `<<'A B'` for instructions, and
* so loses and invents stages.
*/
function readInstructions(lines, reading) {
	const instructions = [];
	for (let index = 0; index < lines.length;) {
		const logical = joinLines(lines, index, reading.escape);
		const line = index + 1;
		index = logical.end;
		if (logical.text === "") continue;
		const instruction = splitInstruction(logical.text, line);
		instructions.push(instruction);
		if (logical.text.includes("<<") && canHoldHeredocs(instruction)) for (const heredoc of findHeredocs(logical.text, reading.budget)) index = skipHeredoc(lines, index, heredoc, line, reading);
	}
	return instructions;
}
/** Joins a line with those that continue it; comments and blank lines among them are dropped. */
function joinLines(lines, start, escapeSign) {
	let piece = splitContinuation(isComment(lines[start] ?? "") ? "" : (lines[start] ?? "").trim(), escapeSign);
	let text = piece.text;
	let end = start + 1;
	for (; piece.continues && end < lines.length; end += 1) {
		const line = lines[end] ?? "";
		if (isComment(line) || line.trim() === "") continue;
		piece = splitContinuation(line, escapeSign);
		text += piece.text;
	}
	return {
		text: text.trim(),
		end
	};
}
/** A line continues when the escape character ends it, alone: doubled, it is itself escaped. */
function splitContinuation(line, escapeSign) {
	const trimmed = trimLineEnd(line);
	const continues = trimmed.endsWith(escapeSign) && !trimmed.endsWith(escapeSign + escapeSign);
	return {
		text: continues ? trimmed.slice(0, -1) : line,
		continues
	};
}
/** Without the blanks at the end; a pattern would look at each run of blanks in the line from each of its places. */
function trimLineEnd(line) {
	let end = line.length;
	while (end > 0 && " 	\r".includes(line[end - 1] ?? "\n")) end -= 1;
	return line.slice(0, end);
}
function isComment(line) {
	return line.trimStart().startsWith("#");
}
function splitInstruction(text, line) {
	const end = text.search(/\s/u);
	const keyword = (end < 0 ? text : text.slice(0, end)).toUpperCase();
	const { flags, rest } = splitFlags(end < 0 ? "" : text.slice(end));
	return {
		keyword,
		flags,
		text: rest,
		line
	};
}
function canHoldHeredocs({ keyword, text }) {
	return TAKES_HEREDOCS.has(keyword === "ONBUILD" ? splitInstruction(text, 0).keyword : keyword);
}
/** The index behind the heredoc that begins at `start`. */
function skipHeredoc(lines, start, heredoc, line, reading) {
	for (let index = start; index < lines.length; index += 1) {
		reading.budget.spend(1);
		if (closes(lines[index] ?? "", heredoc)) return index + 1;
	}
	if (heredoc.isSpaced) return start;
	const name = (0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(heredoc.name);
	reading.failures.add(line, `the heredoc <<${name} is not closed`, {
		code: "dockerfile.heredoc",
		hint: `Close it with a line that holds ${name} and nothing else`
	});
	return lines.length;
}
function closes(line, heredoc) {
	const text = heredoc.dropsTabs ? line.replace(/^\t+/u, "") : line;
	return text.startsWith(heredoc.name) && /^\r*$/u.test(text.slice(heredoc.name.length));
}
// packages/dockerfile/src/mounts.ts
/** Mounts that bring nothing from an image or a stage, whatever their `from` says. */
const SOURCELESS = /* @__PURE__ */ new Set([
	"tmpfs",
	"secret",
	"ssh"
]);
/**
* What the value of a `--mount` flag mounts from: the text of its `from`, `undefined` when it mounts the context or nothing
* (https://docs.docker.com/reference/dockerfile/#run---mount).
*
* @throws Failure `dockerfile.mount` when the value is no line of CSV.
*/
function readMountSource(value) {
	const options = /* @__PURE__ */ new Map();
	for (const field of splitFields(value)) {
		const equals = field.indexOf("=");
		if (equals >= 0) options.set(field.slice(0, equals).toLowerCase(), field.slice(equals + 1));
	}
	return SOURCELESS.has(options.get("type")?.toLowerCase() ?? "bind") ? void 0 : options.get("from") || void 0;
}
/** The fields of one line of CSV (https://www.rfc-editor.org/rfc/rfc4180#section-2). */
function splitFields(line) {
	const fields = [];
	let position = 0;
	do {
		const end = line[position] === "\"" ? findQuotedEnd(line, position) : findEnd(line, position);
		fields.push(unquote(line.slice(position, end), line));
		position = end + 1;
	} while (position <= line.length);
	return fields;
}
function findEnd(line, start) {
	const comma = line.indexOf(",", start);
	return comma < 0 ? line.length : comma;
}
/** Behind the quote that closes the field, where two quotes in a row are one that does not. */
function findQuotedEnd(line, start) {
	let quote = line.indexOf("\"", start + 1);
	while (quote >= 0 && line[quote + 1] === "\"") quote = line.indexOf("\"", quote + 2);
	if (quote < 0 || (line[quote + 1] ?? ",") !== ",") throw mountFailure(line);
	return quote + 1;
}
function unquote(field, line) {
	if (field.startsWith("\"")) return field.slice(1, -1).replaceAll("\"\"", "\"");
	if (field.includes("\"")) throw mountFailure(line);
	return field;
}
function mountFailure(value) {
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`--mount=${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(value)} has a quote in the wrong place`, {
		code: "dockerfile.mount",
		hint: "A field that holds a comma or a quote is quoted as a whole, with its own quotes doubled"
	});
}
// packages/dockerfile/src/recipe.ts
const STAGE_NAME = /^[a-z][a-z0-9-_.]*$/u;
const STAGE_KEYWORDS = new Set("ADD CMD COPY ENTRYPOINT ENV EXPOSE HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR".split(" "));
/** Sorts a Dockerfile's instructions into global arguments and stages; instructions that name no image are dropped. */
function readRecipe(instructions, escapeSign, failures) {
	const args = [];
	const stageArgs = /* @__PURE__ */ new Set();
	const stages = [];
	for (const instruction of instructions) {
		const stage = stages.at(-1);
		if (instruction.keyword === "FROM") stages.push(readStage(instruction, failures));
		else if (instruction.keyword === "ARG") for (const argument of readArguments(instruction, escapeSign, failures)) if (stage === void 0) args.push(argument);
		else stageArgs.add(argument.name);
		else if (stage !== void 0 && instruction.keyword === "ONBUILD") stage.triggers.push(...readSources(readTrigger(instruction), failures));
		else if (stage !== void 0) for (const source of readSources(instruction, failures)) stage.sources.push(source);
		else if (STAGE_KEYWORDS.has(instruction.keyword)) reportEarly(instruction, failures);
	}
	return {
		args,
		globalArgs: new Set(args.map(({ name }) => name)),
		stageArgs,
		stages,
		byName: new Map(stages.flatMap(({ name }, index) => name === void 0 ? [] : [[name, index]]))
	};
}
function reportEarly({ line, keyword }, failures) {
	failures.add(line, `${keyword} comes before the first FROM`, {
		code: "dockerfile.stage",
		hint: "Only ARG can come before FROM"
	});
}
function readArguments(instruction, escapeSign, failures) {
	const words = splitArguments(instruction.text, escapeSign);
	if (words.length === 0 || words.some((word) => word.startsWith("="))) failures.add(instruction.line, `ARG ${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(instruction.text)} has no name`, {
		code: "dockerfile.arg",
		hint: "Write ARG NAME or ARG NAME=default"
	});
	return words.map((word) => {
		const equals = word.indexOf("=");
		if (equals < 0) return {
			name: word,
			value: void 0,
			line: instruction.line
		};
		return {
			name: word.slice(0, equals),
			value: word.slice(equals + 1),
			line: instruction.line
		};
	});
}
function readStage(instruction, failures) {
	const { line, text } = instruction;
	const [base, as, name, ...more] = text === "" ? [] : text.split(/\s+/u);
	const isNamed = name !== void 0 && as?.toLowerCase() === "as" && more.length === 0;
	if (base === void 0) failures.add(line, "FROM names no image", {
		code: "dockerfile.from",
		hint: "Write FROM image"
	});
	else if (as !== void 0 && !isNamed) failures.add(line, `FROM ${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(text)} is neither one image nor an image AS a name`, {
		code: "dockerfile.from",
		hint: as.startsWith("#") ? "A comment needs a line of its own" : "Write FROM image, or FROM image AS name"
	});
	return {
		base,
		platform: readFlag(instruction, "platform", failures) || void 0,
		name: isNamed ? readStageName(name, line, failures) : void 0,
		line,
		sources: [],
		triggers: []
	};
}
/** The instruction that an `ONBUILD` holds. */
function readTrigger({ line, text }) {
	const [keyword = ""] = text.split(/\s/u, 1);
	const { flags, rest } = splitFlags(text.slice(keyword.length));
	return {
		keyword: keyword.toUpperCase(),
		flags,
		text: rest,
		line
	};
}
function readStageName(name, line, failures) {
	const lowered = name.toLowerCase();
	if (STAGE_NAME.test(lowered)) return lowered;
	failures.add(line, `"${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(name)}" cannot name a stage`, {
		code: "dockerfile.from",
		hint: "A stage's name starts with a letter and holds letters, digits, hyphens, underscores and dots"
	});
}
function readSources(instruction, failures) {
	const { keyword, line } = instruction;
	if (keyword === "COPY") {
		const from = readFlag(instruction, "from", failures);
		return from ? [{
			role: "copy",
			from,
			line
		}] : [];
	}
	if (keyword !== "RUN") return [];
	return instruction.flags.flatMap(({ name, value }) => {
		const from = name === "mount" ? tryMount(value ?? "", line, failures) : void 0;
		return from === void 0 ? [] : [{
			role: "mount",
			from,
			line
		}];
	});
}
function tryMount(value, line, failures) {
	try {
		return readMountSource(value);
	} catch (error) {
		failures.wrap(line, failureOf(error));
		return;
	}
}
/** The value of a flag that an instruction can have once. */
function readFlag(instruction, name, failures) {
	const found = instruction.flags.filter((flag) => flag.name === name);
	const isBare = found.some(({ value }) => value === void 0);
	if (isBare || found.length > 1) failures.add(instruction.line, `${instruction.keyword} --${name} ${isBare ? "has no value" : "is there twice"}`, {
		code: "dockerfile.flag",
		hint: `Write ${instruction.keyword} --${name}=value, once`
	});
	return found[0]?.value;
}
// packages/dockerfile/src/scope.ts
/**
* The global scope for one target platform: the predefined platform arguments, then the global `ARG`s in their order
* (https://docs.docker.com/reference/dockerfile/#automatic-platform-args-in-the-global-scope).
*/
function buildScope(recipe, target, setting) {
	const values = predefine(target, setting);
	const scope = { expand: (text) => expand(text, values, setting) };
	for (const argument of recipe.args) {
		const value = argumentValue(argument, scope, setting);
		if (value !== void 0) values.set(argument.name, value);
	}
	return scope;
}
function predefine(target, setting) {
	const values = new Map([
		...describePlatform("BUILD", setting.buildPlatform),
		...describePlatform("TARGET", target),
		["TARGETSTAGE", setting.stageName ?? "default"]
	]);
	for (const name of values.keys()) {
		const given = buildArg(name, setting);
		if (given !== void 0) values.set(name, given);
	}
	return values;
}
function describePlatform(prefix, platform) {
	return [
		[`${prefix}PLATFORM`, (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_2__.a)(platform)],
		[`${prefix}OS`, platform.os],
		[`${prefix}ARCH`, platform.architecture],
		[`${prefix}VARIANT`, platform.variant ?? ""]
	];
}
function argumentValue(argument, scope, setting) {
	const given = buildArg(argument.name, setting);
	if (given !== void 0 || argument.value === void 0) return given;
	try {
		return scope.expand(argument.value).text;
	} catch (error) {
		setting.failures.wrap(argument.line, failureOf(error));
		return;
	}
}
function buildArg(name, setting) {
	return Object.hasOwn(setting.buildArgs, name) ? setting.buildArgs[name] : void 0;
}
function expand(text, values, setting) {
	const missing = /* @__PURE__ */ new Set();
	return {
		text: expandWord(text, {
			escape: setting.escape,
			budget: setting.budget,
			lookUp: (name) => {
				const value = values.get(name);
				if (value === void 0) missing.add(name);
				return value;
			}
		}),
		missing: [...missing]
	};
}
// packages/dockerfile/src/sources.ts
/**
* Where a stage's `COPY --from=` or mount takes files from: a stage before it, by its name or, for `COPY`, its number, else
* an image (https://docs.docker.com/reference/dockerfile/#copy---from).
*
* @throws Failure `dockerfile.source` for a variable, a number that no stage has, and a stage that is not built yet.
*/
function linkSource(source, user, recipe) {
	const written = describe(source);
	if (source.from.includes("$")) throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${written}: variables are not expanded there`, {
		code: "dockerfile.source",
		hint: "Add a stage FROM the variable AS a name before this one, and take from that stage"
	});
	const stage = findStage(source, recipe);
	if (stage === void 0) return {
		image: source.from,
		missing: []
	};
	if (stage < user && recipe.stages[stage] !== void 0) return { stage };
	throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${written}: ${explain(stage, user, recipe)}`, {
		code: "dockerfile.source",
		hint: "Take from a stage that comes before this one"
	});
}
function describe(source) {
	const from = (0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(source.from);
	return source.role === "copy" ? `COPY --from=${from}` : `RUN --mount=from=${from}`;
}
/** Only `COPY` counts stages: a mount's number is an image's name. */
function findStage(source, recipe) {
	return source.role === "copy" && /^[+-]?\d+$/u.test(source.from) ? Number(source.from) : recipe.byName.get(source.from.toLowerCase());
}
function explain(stage, user, recipe) {
	if (recipe.stages[stage] === void 0) return `there are ${recipe.stages.length} stages, counted from 0`;
	return stage === user ? "a stage cannot take from itself" : "that stage comes later";
}
// packages/dockerfile/src/stage-platform.ts
/**
* The platform of a stage's base: that of its `--platform`, else the target's
* (https://docs.docker.com/reference/dockerfile/#from). One that depends on an argument without a value, or on a
* builder that is not known, is not known.
*/
function resolvePlatform(stage, view) {
	if (stage.platform === void 0) return {
		platform: view.target,
		isFixed: false
	};
	let missing = [];
	try {
		const expansion = view.scope.expand(stage.platform);
		missing = expansion.missing;
		if (view.otherBuilder !== void 0 && view.otherBuilder.expand(stage.platform).text !== expansion.text) return {
			platform: void 0,
			isFixed: false
		};
		return {
			platform: readPlatform(expansion.text, view.setting.buildPlatform),
			isFixed: expansion.text === view.probe.expand(stage.platform).text
		};
	} catch (error) {
		const failure = failureOf(error);
		if (missing.length === 0) view.setting.failures.wrap(stage.line, failure, "dockerfile.platform", `FROM --platform=${stage.platform}`);
		return {
			platform: void 0,
			isFixed: false
		};
	}
}
/** Half a platform, `arm64` or `windows`, is completed by the builder's own. */
function readPlatform(text, builder) {
	if (text.includes("/")) return (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_2__.s)(text);
	try {
		return (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_2__.s)(`${builder.os}/${text}`);
	} catch {
		return (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_2__.s)(`${text}/${builder.architecture}`);
	}
}
// packages/dockerfile/src/stages.ts
/** A trigger is read anew in each stage that is built on its own, which costs about as much as looking at so many characters. */
const TRIGGER_STEPS = 50;
/**
* The images that the stage at index `target` needs, and all stages that it is built from or takes files from; other
* stages are not built (https://docs.docker.com/build/building/multi-stage/#differences-between-legacy-builder-and-buildkit).
*/
function findSites(view, target) {
	const { recipe, setting } = view;
	const bases = linkBases(view);
	const root = findRoot(bases, target);
	const sites = [];
	const needed = /* @__PURE__ */ new Set([target]);
	for (const index of needed) {
		const stage = recipe.stages[index];
		if (stage === void 0 || isReplaced(stage, view)) continue;
		const base = unwrap(bases[index], stage.line, setting, `FROM ${stage.base}`);
		if (base !== void 0 && "stage" in base) needed.add(base.stage);
		else if (base !== void 0) addBase(sites, stage, base, index === root, view);
		const triggers = base !== void 0 && "stage" in base ? recipe.stages[base.stage]?.triggers : void 0;
		setting.budget.spend((triggers?.length ?? 0) * TRIGGER_STEPS);
		for (const source of [...triggers ?? [], ...stage.sources]) {
			const link = unwrap(attempt(() => linkSource(source, index, recipe)), source.line, setting);
			if (link !== void 0 && "stage" in link) needed.add(link.stage);
			else if (link !== void 0) addSource(sites, source, link, view);
		}
	}
	return sites;
}
/** Where each stage's `FROM` leads: a name is looked for among the stages before it alone, so FROM node AS node is the image. */
function linkBases(view) {
	const byName = /* @__PURE__ */ new Map();
	return view.recipe.stages.map((stage, index) => {
		const link = isReplaced(stage, view) ? void 0 : attempt(() => linkBase(stage, byName, view.scope));
		if (stage.name !== void 0) byName.set(stage.name, index);
		return link;
	});
}
function linkBase(stage, byName, scope) {
	if (stage.base === void 0) return void 0;
	const { text, missing } = scope.expand(stage.base);
	const index = byName.get(text.toLowerCase());
	return index === void 0 ? {
		image: text,
		missing
	} : { stage: index };
}
/** The stage at the end of the target's chain of `FROM`s. */
function findRoot(bases, target) {
	let root = target;
	for (let base = bases[root]; base !== void 0 && "stage" in base; base = bases[root]) root = base.stage;
	return root;
}
/** A context of a stage's name takes the place of the whole stage. */
function isReplaced(stage, view) {
	return isContext(stage.name, view.contexts);
}
function addBase(sites, stage, link, isRoot, view) {
	const reference = tryImage(`FROM ${stage.base}`, link, stage.line, view);
	if (reference === void 0) return;
	const role = isRoot ? "runtime" : "build";
	sites.push({
		role,
		reference,
		line: stage.line,
		used: resolvePlatform(stage, view)
	});
}
function addSource(sites, { role, from, line }, link, view) {
	const reference = tryImage(`from=${from}`, link, line, view);
	if (reference === void 0) return;
	sites.push({
		role,
		reference,
		line,
		used: {
			platform: view.target,
			isFixed: false
		}
	});
}
function tryImage(written, link, line, view) {
	try {
		return readImage(link.image, view.contexts);
	} catch (error) {
		const cause = failureOf(error);
		const hint = link.missing.slice(0, 3).map((name) => hintAt(name, view.recipe)).join(". ") || cause.hint;
		const failure = new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(cause.message, {
			code: "dockerfile.reference",
			hint,
			cause
		});
		view.setting.failures.wrap(line, failure, failure.code, written);
		return;
	}
}
function hintAt(name, recipe) {
	const variable = (0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(name);
	if (recipe.globalArgs.has(name)) return `ARG ${variable} has no default: pass ${variable} in build-args`;
	if (recipe.stageArgs.has(name)) return `ARG ${variable} belongs to a stage: move it before the first FROM`;
	return `${variable} is not declared: add ARG ${variable} before the first FROM`;
}
function attempt(link) {
	try {
		return link();
	} catch (error) {
		return failureOf(error);
	}
}
/** The link; its failure is reported only now, since the stages that are not needed may have any. */
function unwrap(link, line, setting, written) {
	if (!(link instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i)) return link;
	setting.failures.wrap(line, link, link.code, written);
}
// packages/dockerfile/src/uses.ts
/**
* Folds what the builds of the target platforms need, one list per target in the targets' order, into uses: an image
* that every target uses for itself is one use without platforms, and equal uses are one, that of the first line.
*/
function mergeSites(sites, targets) {
	const groups = /* @__PURE__ */ new Map();
	for (const site of sites.flat().sort((left, right) => left.line - right.line)) {
		const key = `${site.line} ${site.role} ${(0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_2__.t)(site.reference)}`;
		const group = groups.get(key);
		if (group === void 0) groups.set(key, {
			site,
			used: [site.used]
		});
		else group.used.push(site.used);
	}
	const uses = /* @__PURE__ */ new Map();
	for (const { site, used } of groups.values()) {
		const { reference, role, line } = site;
		const platforms = mergePlatforms(used, targets);
		const any = used.some(({ platform }) => platform === void 0);
		const key = `${role} ${(0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_2__.t)(reference)} ${platforms?.map(_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_2__.a).join()} ${any}`;
		const use = {
			reference,
			role,
			line,
			platforms,
			...any ? { anyPlatform: true } : {}
		};
		if (!uses.has(key)) uses.set(key, use);
	}
	return [...uses.values()];
}
/** The platforms that one instruction uses an image at; `undefined` for all targets alike, and when one cannot be told. */
function mergePlatforms(used, targets) {
	const platforms = /* @__PURE__ */ new Map();
	for (const { platform } of used) {
		if (platform === void 0) return void 0;
		platforms.set((0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_2__.a)(platform), platform);
	}
	return targets.every((target) => platforms.has((0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_2__.a)(target))) && !used.some(({ isFixed }) => isFixed) ? void 0 : [...platforms.values()];
}
// packages/dockerfile/src/bases.ts
/** Far above any Dockerfile that a person writes. */
const MAX_LENGTH = 1048576;
const DEFAULT_BUILDER = {
	os: "linux",
	architecture: "amd64"
};
/** No platform of this name can be asked for, so that nothing matches it by chance. */
const PROBE = {
	os: "no-os",
	architecture: "no-architecture",
	variant: "no-variant"
};
/**
* The images that building a Dockerfile needs, by the rules of BuildKit's frontend, ordered by line
* (https://docs.docker.com/reference/dockerfile/). Never throws: what is wrong with the Dockerfile is in `errors`, and stages that
* the build does not need are not looked at for images. Takes time linear in the text's length, up to 1 MiB.
*/
function readBaseImages(text, options) {
	const failures = new FailureList();
	let uses = [];
	try {
		checkText(text);
		const lines = text.replace(/^\uFEFF/u, "").split("\n");
		const directives = readDirectives(lines, failures);
		uses = readFrontend(directives, options, failures);
		uses = [...uses, ...readStageUses(lines, directives.escape, options, failures)];
	} catch (error) {
		if (!(error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i)) throw error;
		failures.keep(error);
	}
	return {
		uses,
		errors: failures.all
	};
}
function readStageUses(lines, escapeSign, options, failures) {
	const reading = {
		escape: escapeSign,
		budget: new Budget(),
		failures
	};
	const recipe = readRecipe(readInstructions(lines, reading), escapeSign, failures);
	const target = findTarget(recipe, options.stage);
	const buildPlatform = options.buildPlatform ?? DEFAULT_BUILDER;
	const stageName = recipe.stages[target]?.name;
	const setting = {
		...reading,
		buildArgs: options.buildArgs,
		buildPlatform,
		stageName
	};
	const contexts = listContexts(options.namedContexts ?? []);
	const targets = options.platforms.length > 0 ? options.platforms : [buildPlatform];
	const probe = buildScope(recipe, PROBE, {
		...setting,
		failures: new FailureList()
	});
	return mergeSites(targets.map((platform) => {
		const scope = buildScope(recipe, platform, setting);
		const otherBuilder = options.buildPlatform === void 0 ? buildScope(recipe, platform, {
			...setting,
			buildPlatform: PROBE,
			failures: new FailureList()
		}) : void 0;
		return findSites({
			recipe,
			contexts,
			target: platform,
			scope,
			probe,
			otherBuilder,
			setting
		}, target);
	}), targets);
}
function checkText(text) {
	if (text.length > MAX_LENGTH) throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`the Dockerfile is ${text.length} characters long`, {
		code: "dockerfile.size",
		hint: `At most ${MAX_LENGTH} are read: check that this file is a Dockerfile`
	});
	if (text.trim() === "") throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i("the Dockerfile is empty", {
		code: "dockerfile.empty",
		hint: "Check its path and branch"
	});
}
/** The image of the frontend that BuildKit parses the file with: that of the build argument, else of the directive. */
function readFrontend({ syntax }, options, failures) {
	const image = options.buildArgs["BUILDKIT_SYNTAX"]?.trim().split(/\s/u, 1)[0] || syntax?.image;
	if (image === void 0) return [];
	const line = syntax?.line ?? 1;
	try {
		return [{
			reference: (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_2__.r)(image),
			role: "syntax",
			line,
			platforms: void 0
		}];
	} catch (error) {
		failures.wrap(line, failureOf(error), "dockerfile.reference", `# syntax=${image}`);
		return [];
	}
}
/** The index of the stage that is built: by its name or number, else the last one. */
function findTarget(recipe, stage) {
	if (recipe.stages.length === 0) throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i("the Dockerfile has no FROM", {
		code: "dockerfile.stage",
		hint: "Start a stage with FROM image"
	});
	if (!stage) return recipe.stages.length - 1;
	const index = /^\d+$/u.test(stage) ? Number(stage) : recipe.byName.get(stage.toLowerCase());
	if (index !== void 0 && index < recipe.stages.length) return index;
	throw missingStage(stage, [...recipe.byName.keys()]);
}
function missingStage(stage, names) {
	const nearest = (0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.r)(stage, names);
	const known = names.length === 0 ? "has no named stages" : `has ${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(names.join(", "))}`;
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`there is no stage "${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(stage)}": the Dockerfile ${known}`, {
		code: "dockerfile.target",
		hint: nearest === void 0 ? "Name one of its stages, or none to build the last one" : `Did you mean ${nearest}?`
	});
}



/***/ })

};
