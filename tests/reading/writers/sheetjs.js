// node sheetjs.js <workbook> <as saved by SheetJS> <bookType>
const XLSX = require("xlsx");

const [source, target, bookType] = process.argv.slice(2);
const book = XLSX.readFile(source, { cellNF: true, cellStyles: true, cellFormula: true });
XLSX.writeFile(book, target, { bookType, cellStyles: true, compression: true });
