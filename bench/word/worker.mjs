// `node worker.mjs ENGINE TEMPLATE DATA OUT`: one JavaScript engine, its time as JSON.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(join(process.cwd(), "package.json"));
const [engine, template, data, out] = process.argv.slice(2);
const items = JSON.parse(readFileSync(data, "utf8"));

function docxtemplater() {
  const Docxtemplater = require("docxtemplater");
  const PizZip = require("pizzip");
  return async () =>
    items.forEach((item, number) => {
      const document = new Docxtemplater(new PizZip(readFileSync(template)), {
        paragraphLoop: true,
      });
      document.render(item);
      const made = document.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
      writeFileSync(join(out, `${number}.docx`), made);
    });
}

function easyTemplateX() {
  const { TemplateHandler } = require("easy-template-x");
  const handler = new TemplateHandler();
  return async () => {
    for (const [number, item] of items.entries()) {
      const made = await handler.process(readFileSync(template), item);
      writeFileSync(join(out, `${number}.docx`), Buffer.from(made));
    }
  };
}

const run = { docxtemplater, "easy-template-x": easyTemplateX }[engine](); // imports not counted
const start = { wall: performance.now(), cpu: process.cpuUsage() };
await run();
const cpu = process.cpuUsage(start.cpu);
const said = {
  wall: (performance.now() - start.wall) / 1000,
  cpu: (cpu.user + cpu.system) / 1e6,
};
console.log(JSON.stringify(said));
