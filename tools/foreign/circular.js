// node circular.js <file>: a template as docx (npm) writes it, with tags wherever it has text
const fs = require("fs");
const {
  AlignmentType, Document, Footer, FootnoteReferenceRun, Header, LevelFormat, Packer, Paragraph, Table, TableCell,
  TableRow, TextRun, WidthType,
} = require("docx");

const cell = (text) => new TableCell({ width: { size: 3000, type: WidthType.DXA }, children: [new Paragraph(text)] });
const row = (...texts) => new TableRow({ children: texts.map(cell) });
const split = (...texts) => new Paragraph({
  children: texts.map((text, at) => new TextRun({ text, bold: at % 2 === 1, italics: at === 2 })),
});

const made = new Document({
  numbering: {
    config: [{
      reference: "steps",
      levels: [{ level: 0, format: LevelFormat.DECIMAL, text: "%1.", alignment: AlignmentType.START }],
    }],
  },
  footnotes: { 1: { children: [new Paragraph("由{{ 单位 }}统计")] } },
  sections: [{
    headers: { default: new Header({ children: [new Paragraph("{{ 文号 }}")] }) },
    footers: { default: new Footer({ children: [new Paragraph("{{ 单位 }}印发")] }) },
    children: [
      new Paragraph({ text: "{{ 标题 }}", heading: "Heading1" }),
      split("各部门：现将{", "{ 单", "位 }}的", "情况通报如下。"),
      new Paragraph({ children: [new TextRun("共办结{{ 人员|sum(attribute='件数') }}件"), new FootnoteReferenceRun(1)] }),
      new Paragraph("{% if 附件 %}"),
      new Paragraph("附件：{{ 附件 }}"),
      new Paragraph("{% endif %}"),
      new Table({
        width: { size: 9000, type: WidthType.DXA },
        columnWidths: [3000, 3000, 3000],
        rows: [
          row("姓名", "部门", "件数"),
          row("{%tr for 人 in 人员 %}", "", ""),
          row("{{ 人.姓名 }}", "{{ 人.部门 }}", "{{ 人.件数 }}"),
          row("{%tr endfor %}", "", ""),
        ],
      }),
      new Paragraph("{% for 条 in 要求 %}"),
      new Paragraph({ text: "{{ 条 }}", numbering: { reference: "steps", level: 0 } }),
      new Paragraph("{% endfor %}"),
      new Paragraph("不变的末段。"),
    ],
  }],
});

Packer.toBuffer(made).then((content) => fs.writeFileSync(process.argv[2], content));
