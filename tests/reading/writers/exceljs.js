// node exceljs.js <workbook> <as saved by ExcelJS>
const ExcelJS = require("exceljs");

async function main([source, target]) {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(source);
  await book.xlsx.writeFile(target);
}

main(process.argv.slice(2));
