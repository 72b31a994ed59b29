// `node validate.mjs FILE…`: one JSON array on standard output, for each file what the Open XML SDK
// (compiled to WebAssembly in @ooxml-tools/validate) says is wrong with it.
import { readFile } from "node:fs/promises";
import validate, { getFileFormatFromName } from "@ooxml-tools/validate";

const said = [];
for (const file of process.argv.slice(2)) {
  const bytes = new Uint8Array(await readFile(file));
  const errors = await validate(bytes, getFileFormatFromName(file), "Microsoft365");
  said.push({ file, errors });
}
// -- the .NET runtime would wait for more work; a pipe takes 64 KB at a time --
process.stdout.write(JSON.stringify(said) + "\n", () => process.exit(0));
