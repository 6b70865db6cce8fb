<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name>Layerscope</name>
    <message>
        <location filename="../../engine/activations.py"/>
        <source>identity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/activations.py"/>
        <source>ReLU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/activations.py"/>
        <source>leaky ReLU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/activations.py"/>
        <source>ELU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/activations.py"/>
        <source>GELU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/activations.py"/>
        <source>SiLU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/activations.py"/>
        <source>softplus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/activations.py"/>
        <source>tanh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/activations.py"/>
        <source>sigmoid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/activations.py"/>
        <source>softmax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/architecture.py"/>
        <source>{source} cannot feed itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/architecture.py"/>
        <source>The input takes its numbers from the data, not from a layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/architecture.py"/>
        <source>{source} already feeds {target}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/architecture.py"/>
        <source>{target} already leads to {source}: that would be a cycle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/architecture.py"/>
        <source>The layers in the file are damaged; open another copy of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/architecture.py"/>
        <source>The connections in the file are damaged; open another copy of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/architecture.py"/>
        <source>Layer {layer} is of kind {kind}, which this version does not know; open the file with a newer version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/archive.py"/>
        <source>{file} would unfold to {size} MB, far more than such a file holds; open another copy of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/archive.py"/>
        <source>{file} is damaged: {entry} has the shape {found}, but its layers need {wanted}; open another copy of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/archive.py"/>
        <source>{file} holds weights in {entry} that are not finite numbers (NaN or infinite); open another copy of it or train again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/archive.py"/>
        <source>{file} holds pickled Python objects, which could run code, so it was not opened; get a file that Layerscope wrote.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/archive.py"/>
        <source>{file} is incomplete: {entry} is missing; open another copy of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/archive.py"/>
        <source>{file} is a folder; choose a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/archive.py"/>
        <source>{file} is a device or a pipe, not a plain file; choose a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/archive.py"/>
        <source>There is no file {file}; check its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/archive.py"/>
        <source>{file} cannot be read ({reason}); check that you may open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/archive.py"/>
        <source>{file}: {problem}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/archive.py"/>
        <source>{file} is damaged, cut off or not a Layerscope file; open another copy of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/archive.py"/>
        <source>{file} holds entries that Layerscope never writes, so it was not opened; get a file that Layerscope wrote.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/atomic.py"/>
        <source>{file} cannot be written: there is no folder {folder}; create it or choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/atomic.py"/>
        <source>{file} is a folder; give the name of a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/atomic.py"/>
        <source>{file} is a device, not a file; choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/atomic.py"/>
        <source>{file} is write-protected; choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/atomic.py"/>
        <source>{file} cannot be written ({reason}); choose another folder or free some space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/cross_validation.py"/>
        <source>The loss of fold {fold} is no longer a finite number: the learning rate {rate} is probably too large, so lower it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/cross_validation.py"/>
        <source>The table has nothing to learn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/column_types.py"/>
        <source>Further columns with values that are not numbers: {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/column_types.py"/>
        <source>Values of {column} that are not numbers and count as missing: {count}, the first is {value} on line {line}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/column_types.py"/>
        <source>Dates are not learnt from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/column_types.py"/>
        <source>Every value is different, so there is nothing to learn from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/column_types.py"/>
        <source>It has {count} different texts, too many to learn from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/column_types.py"/>
        <source>It has no values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/column_types.py"/>
        <source>It only counts the rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/column_types.py"/>
        <source>It names the rows: every value is different.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/column_types.py"/>
        <source>It has the same value in every row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/columns.py"/>
        <source>No column is left to learn from beside {target}: give another column the role of a feature.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/columns.py"/>
        <source>Rows with a value in {target}: {rows}, but at least {least} are needed: add rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/columns.py"/>
        <source>You chose to ignore it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/columns.py"/>
        <source>It has {count} different texts, too many for an input each: use it as a feature to learn from the most frequent ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/columns.py"/>
        <source>It has {count} different values, too many to learn from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/columns.py"/>
        <source>The table has no column {target}: choose another column to predict.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/columns.py"/>
        <source>All values of the table are missing: choose a file with values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/columns.py"/>
        <source>No column can be predicted: all are ignored, for the reason that each one shows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/columns.py"/>
        <source>The table has only one column: one to predict and one to learn from are needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/columns.py"/>
        <source>Column {column} holds words, which regression cannot predict: learn it as classes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/columns.py"/>
        <source>Column {column} has only one class{value}: choose another column to predict.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/columns.py"/>
        <source>Column {column} has the same value everywhere{value}: choose another column to predict.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/columns.py"/>
        <source>Column {column} has {count} different numbers, too many for classes: learn it as regression.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/columns.py"/>
        <source>Column {column} has no values: choose another column to predict.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/columns.py"/>
        <source>Column {column} has {count} different values, more than the {most} classes that can be learnt: choose another column to predict.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/csv_reader.py"/>
        <source>The file {file} has {width} columns, more than {most}: keep only those that matter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/csv_reader.py"/>
        <source>The file {file} has a header but no rows: choose a file with data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/csv_reader.py"/>
        <source>Lines above the table that were skipped: {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/csv_reader.py"/>
        <source>The file has no header, so the columns are numbered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/csv_reader.py"/>
        <source>Some columns have the same name; they are now called {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/csv_reader.py"/>
        <source>The file {file} could not be read as a table: save it again as CSV with commas.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/dialect.py"/>
        <source>Line {line} of {file} is longer than {most} million characters: check that the file is a table with line ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/dialect.py"/>
        <source>Line 1 of {file} never ends: check that every quotation mark is closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/dialect.py"/>
        <source>The file {file} holds nothing but blank lines: choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/dialect.py"/>
        <source>Line {line} of {file} names {names} columns, but the rows below have {width} values: make them the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/fitted_column.py"/>
        <source>Values of {column} that no training row has and that count as none of its categories: {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/fitted_column.py"/>
        <source>Values of {column} that are not numbers and count as missing: {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/fitted_column.py"/>
        <source>The preparation of column {column} in the file is damaged; open another copy of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/fitted_column.py"/>
        <source>A column in the file has no name; open another copy of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/mending.py"/>
        <source>A quotation mark in {file} at or after line {line} is never closed: close it there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/mending.py"/>
        <source>Line {line} of {file} has {found} values, not {width} (rows that do not fit: {count}): give every row the same number of values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/mending.py"/>
        <source>Rows that got missing values at their end: {count}, first line {line}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/mending.py"/>
        <source>Rows with too many values, left out: {count}, first line {line}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/preparation.py"/>
        <source>The table has no column {column}, which the network was trained with (missing columns: {count}): use a file with the same columns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/preparation.py"/>
        <source>The preparation in the file is damaged; open another copy of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/preparation.py"/>
        <source>The columns in the file are damaged; open another copy of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/preparation.py"/>
        <source>The file names a column twice; open another copy of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/preparation.py"/>
        <source>The size of the picture in the file is damaged; open another copy of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/preparation.py"/>
        <source>Rows left out because {target} is missing there: {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/preparation.py"/>
        <source>Missing values filled with the median or the most frequent value of the training rows: {count}, in columns: {columns}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/samples.py"/>
        <source>There is no sample called {name}; choose one of {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/samples.py"/>
        <source>Iris</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/samples.py"/>
        <source>Which of three species an iris is, from four lengths in centimetres.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/samples.py"/>
        <source>Wine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/samples.py"/>
        <source>Which of three growers a wine comes from, from thirteen chemical measurements.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/samples.py"/>
        <source>Breast cancer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/samples.py"/>
        <source>Whether a tumour is malignant or benign, from thirty measurements of its cell nuclei.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/samples.py"/>
        <source>Digits (8x8)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/samples.py"/>
        <source>Which digit was written by hand, from the 64 grey values of its picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/samples.py"/>
        <source>Diabetes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/samples.py"/>
        <source>How far diabetes progresses in a year, from ten measurements of the patient.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/samples.py"/>
        <source>Circle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/samples.py"/>
        <source>A blue disc in an orange ring: two classes in the plane.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/samples.py"/>
        <source>Exclusive or</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/samples.py"/>
        <source>Opposite quarters of the plane have the same of two classes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/samples.py"/>
        <source>Two clouds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/samples.py"/>
        <source>Two round clouds of points, one for each class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/samples.py"/>
        <source>Spiral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/samples.py"/>
        <source>Two arms wound around each other: the hardest of the plane sets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/samples.py"/>
        <source>Regression: plane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/samples.py"/>
        <source>A number that rises evenly across the plane.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/samples.py"/>
        <source>Regression: hills</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/samples.py"/>
        <source>A number that follows hills and hollows in the plane.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/source.py"/>
        <source>The file {file} is a zip archive: unpack it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/source.py"/>
        <source>The file {file} is a web page (HTML or XML): download the CSV itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/source.py"/>
        <source>The file {file} is JSON: convert it to CSV.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/source.py"/>
        <source>The file {file} is an Excel file: save it as CSV.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/source.py"/>
        <source>The file {file} does not exist, or has just been moved: choose it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/source.py"/>
        <source>The file {file} may not be read: ask for permission, or copy it to your own folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/source.py"/>
        <source>There is no space left for the working copy of {file}: free some space on the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/source.py"/>
        <source>The file {file} could not be read ({reason}): copy it to this computer and open the copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/source.py"/>
        <source>{file} is a folder: choose a CSV file inside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/source.py"/>
        <source>{file} is a device or a pipe, not a plain file: choose a CSV file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/source.py"/>
        <source>The file {file} is empty: choose a CSV file with a header and rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/source.py"/>
        <source>Some characters of the file are not UTF-8 and could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/source.py"/>
        <source>The file is written in {encoding}, not in UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/source.py"/>
        <source>The file {file} is not text (it holds zero bytes): choose a CSV file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/source.py"/>
        <source>The encoding of {file} could not be told: save it as UTF-8 and open it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/source.py"/>
        <source>The file {file} is an old Excel or Word file: save it as CSV.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/source.py"/>
        <source>The file {file} is a PDF document: export its table as CSV.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/source.py"/>
        <source>The file {file} is a picture: choose a CSV file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/source.py"/>
        <source>The file {file} is a gzip archive: unpack it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/source.py"/>
        <source>The file {file} is a bzip2 archive: unpack it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/source.py"/>
        <source>The file {file} is a 7-Zip archive: unpack it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/source.py"/>
        <source>The file {file} is a Parquet file: export it as CSV.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/source.py"/>
        <source>The file {file} is an SQLite database: export a table as CSV.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/splitting.py"/>
        <source>There cannot be {folds} folds: give a number from 2 to {rows}, the rows of the table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/table.py"/>
        <source>number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/table.py"/>
        <source>category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/table.py"/>
        <source>yes / no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/table.py"/>
        <source>date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/table.py"/>
        <source>text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/table.py"/>
        <source>identifier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/data/table.py"/>
        <source>empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/export/csv_folder.py"/>
        <source>The folder {folder} cannot be made ({reason}); choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/export/description.py"/>
        <source>This is not a Layerscope model; choose a .npz file that Layerscope exported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/export/description.py"/>
        <source>The model's version is damaged; open another copy of the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/export/description.py"/>
        <source>The model is of format {version}, newer than this program knows ({known}); update Layerscope to open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/export/npz.py"/>
        <source>The weights do not belong to the layers; open another copy of the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/activation.py"/>
        <source>Activation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/activation.py"/>
        <source>A function g of every number on its own, as after BatchNorm or Add.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/activation.py"/>
        <source>The function g in a = g(z).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/convolution.py"/>
        <source>{layer} takes pictures, but gets a row of {count} numbers: put a Reshape layer before it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/convolution.py"/>
        <source>{layer} moves a window of {size} × {size} pixels, but its pictures have only {shape}: make the window smaller or leave a layer out before it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/convolution.py"/>
        <source>Conv2D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/convolution.py"/>
        <source>Filters that look at a small window, everywhere in the picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/convolution.py"/>
        <source>Filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/convolution.py"/>
        <source>How many feature maps the layer gives.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/convolution.py"/>
        <source>Kernel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/convolution.py"/>
        <source>Height and width of the window, in pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/convolution.py"/>
        <source>Stride</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/convolution.py"/>
        <source>Pixels from one window to the next.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/convolution.py"/>
        <source>Padding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/convolution.py"/>
        <source>Same puts zeros around the picture, so that with stride 1 its size stays; valid leaves it as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/convolution.py"/>
        <source>valid (none)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/convolution.py"/>
        <source>same (zeros around)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/convolution.py"/>
        <source>Initializer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/convolution.py"/>
        <source>How the first weights are drawn. He suits ReLU, Xavier suits tanh and sigmoid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/convolution.py"/>
        <source>He normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/convolution.py"/>
        <source>He uniform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/convolution.py"/>
        <source>Xavier normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/convolution.py"/>
        <source>Xavier uniform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/convolution.py"/>
        <source>LeCun normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/convolution.py"/>
        <source>normal 0.05</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/convolution.py"/>
        <source>zeros</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/convolution.py"/>
        <source>L1 penalty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/convolution.py"/>
        <source>Adds this times the sum of absolute weights to the loss.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/convolution.py"/>
        <source>L2 penalty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/convolution.py"/>
        <source>Adds half of this times the sum of squared weights to the loss.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/dense.py"/>
        <source>{layer} takes a row of numbers, but gets pictures of {shape}: put a Flatten layer before it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/dense.py"/>
        <source>Dense</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/dense.py"/>
        <source>Every unit weighs all inputs: a = g(W a_prev + b).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/dense.py"/>
        <source>Units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/dense.py"/>
        <source>How many numbers the layer gives for each row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/dropout.py"/>
        <source>Dropout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/dropout.py"/>
        <source>Silences random units in training, against overfitting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/dropout.py"/>
        <source>Rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/dropout.py"/>
        <source>The share of units that is silenced in each training step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/joins.py"/>
        <source>{layer} joins several layers, but only one feeds it: connect another one to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/joins.py"/>
        <source>{layer} adds numbers one to one, but gets {first} and {other}: give both the same shape.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/joins.py"/>
        <source>{layer} puts layers side by side, but {first} and {other} do not fit together: give both the same height and width.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/joins.py"/>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/joins.py"/>
        <source>The sum of several layers of the same shape, as in residual networks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/joins.py"/>
        <source>Concatenate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/joins.py"/>
        <source>The outputs of several layers side by side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/normalization.py"/>
        <source>BatchNorm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/normalization.py"/>
        <source>Brings every unit to mean 0 and deviation 1 over the mini-batch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/normalization.py"/>
        <source>Momentum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/normalization.py"/>
        <source>How far each step moves the running mean and variance towards those of its mini-batch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/normalization.py"/>
        <source>LayerNorm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/normalization.py"/>
        <source>Brings the numbers of every row to mean 0 and deviation 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/pooling.py"/>
        <source>MaxPool2D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/pooling.py"/>
        <source>Keeps the largest number of every small window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/pooling.py"/>
        <source>Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/pooling.py"/>
        <source>AveragePool2D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/pooling.py"/>
        <source>Takes the mean of every small window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/pooling.py"/>
        <source>GlobalAveragePool2D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/pooling.py"/>
        <source>Takes the mean of every feature map: one number each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/settings.py"/>
        <source>{where} has settings that this version does not know; open it with a newer version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/settings.py"/>
        <source>{where} has {setting} = {value}, which is not possible; correct the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/shapes.py"/>
        <source>{layer} makes pictures of {wanted} = {needed} numbers, but gets {given}: correct its height, width and channels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/shapes.py"/>
        <source>Reshape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/shapes.py"/>
        <source>Turns a row of pixel columns into a picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/shapes.py"/>
        <source>Height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/shapes.py"/>
        <source>Rows of pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/shapes.py"/>
        <source>Width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/shapes.py"/>
        <source>Columns of pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/shapes.py"/>
        <source>Channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/shapes.py"/>
        <source>Numbers for each pixel: 1 for grey, 3 for colours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/shapes.py"/>
        <source>Flatten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/layers/shapes.py"/>
        <source>Turns pictures into rows of numbers, as a Dense layer needs them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/losses.py"/>
        <source>There are {given} class weights for the {count} classes of {target}: give one for each, in the order {classes}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/losses.py"/>
        <source>mean squared error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/losses.py"/>
        <source>mean absolute error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/losses.py"/>
        <source>Huber</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/losses.py"/>
        <source>binary cross-entropy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/losses.py"/>
        <source>cross-entropy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/model.py"/>
        <source>The running variance of {layer} is negative, which no training gives; open another copy of the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/network.py"/>
        <source>The network has {count} parameters, more than the {most} that fit into memory; use fewer units.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/problems.py"/>
        <source>There is no data yet: open a CSV file or choose one from Samples.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/problems.py"/>
        <source>The network has no input.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/problems.py"/>
        <source>Add an input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/problems.py"/>
        <source>{layer} leads back to itself: remove one connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/problems.py"/>
        <source>Disconnect it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/problems.py"/>
        <source>{layer} is a second output beside {last}: connect it onwards or remove it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/problems.py"/>
        <source>Remove {layer}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/problems.py"/>
        <source>{layer} is not connected: nothing feeds it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/problems.py"/>
        <source>Put it before {layer}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/problems.py"/>
        <source>Connect it after {layer}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/problems.py"/>
        <source>There is no layer after the input: drag a Dense layer onto the canvas.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/problems.py"/>
        <source>Add an output layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/problems.py"/>
        <source>Put a Flatten layer before it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/problems.py"/>
        <source>Make it {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/problems.py"/>
        <source>Put a Reshape to {size} before it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/problems.py"/>
        <source>Make the window {side} × {side}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/problems.py"/>
        <source>Connect {source} to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/problems.py"/>
        <source>Disconnect what does not fit {source}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/problems.py"/>
        <source>Bring all to {units} units with a Dense layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/problems.py"/>
        <source>The last layer is {layer}, but it must be a Dense or Activation layer that gives the prediction as a row of numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/problems.py"/>
        <source>{layer} ends in {activation}, which cannot give the numbers of target {target}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/problems.py"/>
        <source>{layer} has {units} units, but target {target} needs {wanted}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/problems.py"/>
        <source>{layer} ends in {activation}, but {wanted} gives the class probabilities.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/problems.py"/>
        <source>Make it {units} × {activation}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/problems.py"/>
        <source>Make it {activation}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/problems.py"/>
        <source>The loss {loss} does not fit {layer}, which ends in {activation}: choose {fitting}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/problems.py"/>
        <source>Choose the loss automatically</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/project.py"/>
        <source>The file is not a Layerscope project; choose a .layerscope file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/project.py"/>
        <source>The project's version is damaged; open another copy of the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/project.py"/>
        <source>The project is of format {version}, newer than this program knows ({known}); update Layerscope to open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/project.py"/>
        <source>There is no {setting} {name}; choose one of {choices}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/project.py"/>
        <source>The class weights must all be numbers above 0, such as 1, 2.5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/project.py"/>
        <source>The setting {setting} is {value}, but it must lie between {low} and {high}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/project.py"/>
        <source>The split {split} does not work: give three percentages for train, validation and test that add up to 100, such as 70,15,15.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/project.py"/>
        <source>The class weights in the file are damaged; open another copy of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/project.py"/>
        <source>The split in the file is damaged; open another copy of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/project.py"/>
        <source>The column choices in the file are damaged; open another copy of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/project.py"/>
        <source>The data choices in the file are damaged; open another copy of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/project.py"/>
        <source>The {what} in the file are damaged; open another copy of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/project.py"/>
        <source>The {what} in the file are damaged at {name}; open another copy of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/project.py"/>
        <source>standard (mean 0, deviation 1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/project.py"/>
        <source>min-max (0 to 1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/project.py"/>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/project.py"/>
        <source>one input per category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/project.py"/>
        <source>the most frequent and one for all others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/project.py"/>
        <source>hashed into 32 inputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/project.py"/>
        <source>all rows alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/project.py"/>
        <source>balanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/project.py"/>
        <source>as given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/project.py"/>
        <source>Gradient descent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/project.py"/>
        <source>Nesterov</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/project.py"/>
        <source>Adagrad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/project.py"/>
        <source>RMSProp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/project.py"/>
        <source>Adam</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/project.py"/>
        <source>AdamW</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/project.py"/>
        <source>automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/project.py"/>
        <source>constant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/project.py"/>
        <source>steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/project.py"/>
        <source>exponential</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/project.py"/>
        <source>cosine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/project.py"/>
        <source>reduce on plateau</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/project.py"/>
        <source>by norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/project.py"/>
        <source>by value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/rate_finder.py"/>
        <source>The loss is no finite number even with the smallest learning rate: check the data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/recovery.py"/>
        <source>Unsaved work cannot be kept aside in {folder} ({reason}); save the project often.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/run_control.py"/>
        <source>Stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/templates.py"/>
        <source>{template} needs pixels as features, of pictures of at least {size} × {size}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/templates.py"/>
        <source>Perceptron (no hidden layer)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/templates.py"/>
        <source>Only an output layer: linear or logistic regression, the first thing to compare with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/templates.py"/>
        <source>Multi-layer perceptron</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/templates.py"/>
        <source>Two hidden layers: a good start for most tables.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/templates.py"/>
        <source>Wider network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/templates.py"/>
        <source>Two hidden layers with four times the units.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/templates.py"/>
        <source>Deeper network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/templates.py"/>
        <source>Four hidden layers of equal width.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/templates.py"/>
        <source>Network with dropout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/templates.py"/>
        <source>Twice the units and dropout after each layer, against overfitting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/templates.py"/>
        <source>Network with BatchNorm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/templates.py"/>
        <source>Twice the units and BatchNorm before each activation: learns fast and bears a large learning rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/templates.py"/>
        <source>Residual network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/templates.py"/>
        <source>A block of two layers with a way around it, which lets much deeper networks learn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/templates.py"/>
        <source>LeNet for images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/templates.py"/>
        <source>Two convolutions with pooling, for tables whose columns are the pixels of a picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/trainer.py"/>
        <source>Finished all {epochs} epochs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/trainer.py"/>
        <source>No better epoch for {patience} epochs: stopped early.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/trainer.py"/>
        <source>{reason} Restored the weights of epoch {best}, the best on the validation rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/trainer.py"/>
        <source>The loss is no longer a finite number at step {step}: the learning rate {rate} is probably too large. The last good weights were kept; lower the rate and press Train.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>&amp;New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>Begin with an empty project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>&amp;Open CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>Open a table of data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>Open &amp;project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>Open a saved project with its trained weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>&amp;Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>Save project and weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>Save &amp;as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>Save under another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>Close the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>Undo the last edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>Redo it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>Cu&amp;t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>Cut the selected layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>Copy the selected layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>&amp;Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>Paste layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>&amp;Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>Copy and paste at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>De&amp;lete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>Delete what is selected; a chain is joined again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>Select &amp;all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>Select every layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>T&amp;idy up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>Put the layers in a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>Zoom &amp;in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>Make the drawing larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>Zoom &amp;out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>Make the drawing smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>&amp;Actual size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>Show the drawing at 100 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>&amp;Fit to window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>Show the whole drawing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>&amp;Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>Start, pause or go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>&amp;Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>Train one mini-batch and wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>&amp;Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>Forget the trained weights and begin anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>Trainin&amp;g settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>Show all settings of training: loss, optimizer, schedule, run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>&amp;Find a learning rate…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>Try growing learning rates on a copy of the network and see which one suits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>&amp;Cross-validate…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>Train several networks anew, each tested on rows that it never saw; leaves the run alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>&amp;Weights as NumPy file (.npz)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>Weights, architecture and preparation in one file for NumPy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>Weights as &amp;CSV folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>One CSV file for every W and b</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>&amp;Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>Show all shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>&amp;About Layerscope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>Version and licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>Sa&amp;mples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>E&amp;xport</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/background.py"/>
        <source>An error in the program ({error}) stopped this; your project is unharmed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/card_texts.py"/>
        <source>{count:,} features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/card_texts.py"/>
        <source>no data yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/card_texts.py"/>
        <source>not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/card_texts.py"/>
        <source>size unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/card_texts.py"/>
        <source>{count:,} units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/card_texts.py"/>
        <source>{layer}: gets its width from the data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/card_texts.py"/>
        <source>{layer}: {count:,} prepared features per row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/card_texts.py"/>
        <source>Its size is not known yet: that takes a path from the input that fits together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/card_texts.py"/>
        <source>{before} in → {after} out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/card_texts.py"/>
        <source>{count:,} parameters: {parts}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/card_texts.py"/>
        <source>Most outputs lie at the ends of the activation, where its slope is almost 0, so learning is slow. Try a lower learning rate, Xavier initialisation or ReLU.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/card_texts.py"/>
        <source>{percent} % saturated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/card_texts.py"/>
        <source>saturated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/card_texts.py"/>
        <source>healthy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/card_texts.py"/>
        <source>No unit is dead and few are saturated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/card_texts.py"/>
        <source>The weights run away: lower the learning rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/card_texts.py"/>
        <source>updates too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/card_texts.py"/>
        <source>too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/card_texts.py"/>
        <source>healthy · {ratio}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/card_texts.py"/>
        <source>The last step changed the weights by {ratio} of their length.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/card_texts.py"/>
        <source>{dead} of {units} maps dead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/card_texts.py"/>
        <source>{dead} of {units} units dead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/card_texts.py"/>
        <source>{dead} of {units} dead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/card_texts.py"/>
        <source>{dead} dead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/card_texts.py"/>
        <source>These give 0 for every row, so they cannot learn: {units}. Try a lower learning rate, He initialisation or leaky ReLU.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/card_texts.py"/>
        <source>Loss: {loss}. Training makes it smaller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/card_texts.py"/>
        <source>It fits the target.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/card_texts.py"/>
        <source>It was chosen in the training settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/card_texts.py"/>
        <source>Class weights: {how}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/card_texts.py"/>
        <source>Label smoothing: {share:g}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/clipboard.py"/>
        <source>There are no layers on the clipboard: select cards and copy them first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/clipboard.py"/>
        <source>More than {most} layers do not fit into one network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/connection_item.py"/>
        <source>Drop a layer here to put it between; drag an end off to disconnect.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/connection_item.py"/>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editor.py"/>
        <source>Add {layer}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editor.py"/>
        <source>Insert {layer}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editor.py"/>
        <source>The input stays: it stands for the data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editor.py"/>
        <source>Disconnect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editor.py"/>
        <source>Delete connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editor.py"/>
        <source>Delete {layer}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editor.py"/>
        <source>Delete {count} layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editor.py"/>
        <source>Move {layer}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editor.py"/>
        <source>Move {count} layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editor.py"/>
        <source>Tidy up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editor.py"/>
        <source>Connect {source} to {target}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editor.py"/>
        <source>Select a layer other than the input to copy it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editor.py"/>
        <source>Paste {layer}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/editor.py"/>
        <source>Paste {count} layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/heat_item.py"/>
        <source>unit {unit}, row {row}: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/heat_item.py"/>
        <source>map {map}, line {y}, column {x}: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/heat_item.py"/>
        <source>feature maps of probe row {row} of {rows}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/heat_item.py"/>
        <source>{shown} of {count:,} maps shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/heat_item.py"/>
        <source>press Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/kind_words.py"/>
        <source>to {count:,} numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/kind_words.py"/>
        <source>to one row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/kind_words.py"/>
        <source>adds {count} layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/kind_words.py"/>
        <source>adds {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/kind_words.py"/>
        <source>adds layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/kind_words.py"/>
        <source>joins {count} layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/kind_words.py"/>
        <source>joins {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/kind_words.py"/>
        <source>joins layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/kind_words.py"/>
        <source>{units} units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/kind_words.py"/>
        <source>{filters} of {window}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/kind_words.py"/>
        <source>{filters} filters {window}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/kind_words.py"/>
        <source>max of {size} × {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/kind_words.py"/>
        <source>max {size}×{size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/kind_words.py"/>
        <source>{words}, step {stride}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/kind_words.py"/>
        <source>mean of {size} × {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/kind_words.py"/>
        <source>mean {size}×{size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/kind_words.py"/>
        <source>to {shape}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/kind_words.py"/>
        <source>silences {percent} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/kind_words.py"/>
        <source>over mini-batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/kind_words.py"/>
        <source>per batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/kind_words.py"/>
        <source>over each row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/kind_words.py"/>
        <source>per row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/kind_words.py"/>
        <source>mean of each map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/kind_words.py"/>
        <source>mean of map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/menus.py"/>
        <source>Add after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/menus.py"/>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/menus.py"/>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/menus.py"/>
        <source>Take away all its connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/menus.py"/>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/menus.py"/>
        <source>Delete the selected layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/menus.py"/>
        <source>Insert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/menus.py"/>
        <source>Disconnect the two layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/menus.py"/>
        <source>Add here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/menus.py"/>
        <source>Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/menus.py"/>
        <source>Paste layers here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/menus.py"/>
        <source>Select all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/menus.py"/>
        <source>Put the layers in columns, branches below one another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/menus.py"/>
        <source>Fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/overlays.py"/>
        <source>Mend the problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/overlays.py"/>
        <source>network is complete, {count:,} parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/overlays.py"/>
        <source>{count:,} parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/overlays.py"/>
        <source>complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/overlays.py"/>
        <source>Weights and biases as 32-bit numbers take {size}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/overlays.py"/>
        <source>+{count} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/overlays.py"/>
        <source>{mend}, as one step that can be undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/overlays.py"/>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/overlays.py"/>
        <source>Actual size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/overlays.py"/>
        <source>Show it at 100 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/overlays.py"/>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/overlays.py"/>
        <source>Show all of it (F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/overlays.py"/>
        <source>{percent} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/overlays.py"/>
        <source>Open a CSV file or choose one from Samples: a network that suits it is drawn here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/overlays.py"/>
        <source>Drag a layer from the palette to here, or double-click one there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/canvas/view.py"/>
        <source>Drawing of the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/data_loader.py"/>
        <source>{file} could not be used because of a fault in Layerscope ({error}); try another file or report the details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/about.py"/>
        <source>About Layerscope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/about.py"/>
        <source>Shows a neural network learn, layer by layer, from your own table. MIT licence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/cross_validation.py"/>
        <source>Accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/cross_validation.py"/>
        <source>Cross-validate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/cross_validation.py"/>
        <source>Press Start to train one network per fold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/cross_validation.py"/>
        <source>Number of folds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/cross_validation.py"/>
        <source>Into so many parts the rows are dealt; each is held out once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/cross_validation.py"/>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/cross_validation.py"/>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/cross_validation.py"/>
        <source>Results of the folds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/cross_validation.py"/>
        <source>State of the cross-validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/cross_validation.py"/>
        <source>Copy as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/cross_validation.py"/>
        <source>Copy the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/cross_validation.py"/>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/cross_validation.py"/>
        <source>Close this; ends what is running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/cross_validation.py"/>
        <source>Every row is held out once and tested by a network that never saw it, so the mean tells more than one split does. For each fold a network is trained anew with the drawing and the settings as they are; the run in the window is left alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/cross_validation.py"/>
        <source>Folds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/cross_validation.py"/>
        <source>Fold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/cross_validation.py"/>
        <source>Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/cross_validation.py"/>
        <source>Epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/cross_validation.py"/>
        <source>Best epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/cross_validation.py"/>
        <source>Fold {fold} of {folds}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/cross_validation.py"/>
        <source>Mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/cross_validation.py"/>
        <source>Mean ± standard deviation over {folds} folds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/cross_validation.py"/>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/cross_validation.py"/>
        <source>End it; folds that are done stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/cross_validation.py"/>
        <source>Train one network for each fold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/cross_validation.py"/>
        <source>Cancelled; {done} of {folds} folds were done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/rate_finder.py"/>
        <source>Find a learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/rate_finder.py"/>
        <source>State of the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/rate_finder.py"/>
        <source>Progress of the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/rate_finder.py"/>
        <source>Keep the learning rate as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/rate_finder.py"/>
        <source>Use this rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/rate_finder.py"/>
        <source>Train with this learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/rate_finder.py"/>
        <source>A short trial lets the learning rate grow from tiny to huge, on a copy of the network. A good rate lies where the loss falls steeply, well before it rises again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/rate_finder.py"/>
        <source>Trying larger and larger rates…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/rate_finder.py"/>
        <source>Use {rate}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/shortcuts.py"/>
        <source>Arrow keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/shortcuts.py"/>
        <source>Move the selected layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/shortcuts.py"/>
        <source>Select the next layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/shortcuts.py"/>
        <source>Go to the settings of the selected layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/shortcuts.py"/>
        <source>Ctrl and wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/shortcuts.py"/>
        <source>Zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/shortcuts.py"/>
        <source>Space and drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/shortcuts.py"/>
        <source>Move the view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/shortcuts.py"/>
        <source>End a gesture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/shortcuts.py"/>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/file_commands.py"/>
        <source>Tables (*.csv *.tsv *.txt *.data);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/file_commands.py"/>
        <source>Open CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/file_commands.py"/>
        <source>Layerscope projects (*.layerscope)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/file_commands.py"/>
        <source>Open project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/file_commands.py"/>
        <source>Save project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/file_commands.py"/>
        <source>Export weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/file_commands.py"/>
        <source>Export weights into a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/file_commands.py"/>
        <source>Save the changes to {name}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/file_commands.py"/>
        <source>What is not saved, trained weights too, would be lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/main_window.py"/>
        <source>Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/main_window.py"/>
        <source>Data and layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/main_window.py"/>
        <source>Layer and training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/main_window.py"/>
        <source>Curves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/main_window.py"/>
        <source>Open &amp;recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/main_window.py"/>
        <source>Show or hide this part of the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/main_window.py"/>
        <source>Colours of the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/main_window.py"/>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/main_window.py"/>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/main_window.py"/>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/main_window.py"/>
        <source>Language of the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/main_window.py"/>
        <source>Re&amp;wind to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/main_window.py"/>
        <source>The &amp;best: epoch {epoch}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/main_window.py"/>
        <source>Epoch {epoch}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/main_window.py"/>
        <source>Pause and go back to where the run stood after this epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/main_window.py"/>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/main_window.py"/>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/main_window.py"/>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/main_window.py"/>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/main_window.py"/>
        <source>{end} {figures}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/main_window.py"/>
        <source>Continue with the changed network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/main_window.py"/>
        <source>The data are being prepared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/main_window.py"/>
        <source>Train {epochs} epochs more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/main_window.py"/>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/main_window.py"/>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/main_window.py"/>
        <source>Use a template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/main_window.py"/>
        <source>Weight the classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/main_window.py"/>
        <source>Choose another loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/main_window.py"/>
        <source>Accuracy on the test rows: {accuracy:.3f}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/main_window.py"/>
        <source>On the test rows: R² {r2:.3f}, mean absolute error {mae:.4g}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/class_balance.py"/>
        <source>Weighted: all classes count the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/class_balance.py"/>
        <source>Weighted as given: {rare} has only {share}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/class_balance.py"/>
        <source>Unbalanced: {rare} has only {share}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/class_balance.py"/>
        <source>Count all rows alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/class_balance.py"/>
        <source>Let the rows of rare classes count more in the loss, so that all classes count the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/class_balance.py"/>
        <source>Let every row count the same in the loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/column_edits.py"/>
        <source>{column} is the target; make another column the target first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/column_edits.py"/>
        <source>A network cannot learn from the kind of values in {column}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/column_rows.py"/>
        <source>feature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/column_rows.py"/>
        <source>target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/column_rows.py"/>
        <source>ignored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/column_rows.py"/>
        <source>{count} missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/column_rows.py"/>
        <source>{count} NA</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/column_rows.py"/>
        <source>NA</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/column_words.py"/>
        <source>Pixels {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/column_words.py"/>
        <source>{count} columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/column_words.py"/>
        <source>unfolded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/column_words.py"/>
        <source>folded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/column_words.py"/>
        <source>{count} classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/column_words.py"/>
        <source>{count} inputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/column_words.py"/>
        <source>All are scaled by the same numbers; the little picture is the average of all rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/column_words.py"/>
        <source>Click to hide the columns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/column_words.py"/>
        <source>Click to see the columns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/column_words.py"/>
        <source>Encoded: {how}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/column_words.py"/>
        <source>{distinct} different, {missing} missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/column_words.py"/>
        <source>{low} to {high}, mean {mean}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/column_words.py"/>
        <source>such as {examples}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/column_words.py"/>
        <source>Click the role, or press Enter, to change it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/data_options.py"/>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/data_options.py"/>
        <source>Whether the number columns are the pixels of a picture, height × width.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/data_options.py"/>
        <source>classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/data_options.py"/>
        <source>regression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/data_options.py"/>
        <source>Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/data_options.py"/>
        <source>Whether the target's values are classes or numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/data_options.py"/>
        <source>Scaling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/data_options.py"/>
        <source>How number columns are scaled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/data_options.py"/>
        <source>Percent of rows to train on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/data_options.py"/>
        <source>Percent of rows to validate on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/data_options.py"/>
        <source>Split seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/data_options.py"/>
        <source>Another seed splits the rows otherwise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/data_options.py"/>
        <source>Train %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/data_options.py"/>
        <source>Validation %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/data_options.py"/>
        <source>Test %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/data_options.py"/>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/data_options.py"/>
        <source>Change the task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/data_options.py"/>
        <source>Change the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/data_options.py"/>
        <source>Change the scaling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/data_options.py"/>
        <source>Change the split seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/data_options.py"/>
        <source>{percent} (the rest)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/data_options.py"/>
        <source>no picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/data_options.py"/>
        <source>{size} (automatic)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/data_options.py"/>
        <source>Change the split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/data_panel.py"/>
        <source>Drop a CSV file here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/data_panel.py"/>
        <source>Open CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/data_panel.py"/>
        <source>Choose a CSV file to learn from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/data_panel.py"/>
        <source>or pick a sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/data_panel.py"/>
        <source>Reading the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/data_panel.py"/>
        <source>Stop reading and keep what was open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/data_panel.py"/>
        <source>reading {percent} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/data_panel.py"/>
        <source>Columns of the table, Enter opens the menu of roles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/data_panel.py"/>
        <source>scaled and encoded on training rows only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/data_panel.py"/>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/data_panel.py"/>
        <source>Options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/data_panel.py"/>
        <source>{rows} rows · {columns} columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/data_panel.py"/>
        <source>target: {column}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/data_panel.py"/>
        <source>To use them as pictures, add a Reshape layer of {size} after the input.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/data_panel.py"/>
        <source>Notes ({count})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/data_panel.py"/>
        <source>Use as feature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/data_panel.py"/>
        <source>Make it the target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/data_panel.py"/>
        <source>Ignore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/data_panel.py"/>
        <source>Treat as {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/data_panel.py"/>
        <source>Encode: {how}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/data_panel.py"/>
        <source>{column}: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/data_panel.py"/>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_settings_panel.py"/>
        <source>Name of the layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_settings_panel.py"/>
        <source>Rename the layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_settings_panel.py"/>
        <source>Layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_settings_panel.py"/>
        <source>Select a layer on the canvas to see its numbers and change its settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_settings_panel.py"/>
        <source>Input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_settings_panel.py"/>
        <source>{count} layers selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_settings_panel.py"/>
        <source>Select a single layer to change its settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_settings_panel.py"/>
        <source>its shape is known once there is data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_settings_panel.py"/>
        <source>{count} prepared features of each row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_settings_panel.py"/>
        <source>not connected: its shape is not known yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_settings_panel.py"/>
        <source>its shape is not known yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_settings_panel.py"/>
        <source>{before} in → {after} out · {count} parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_settings_panel.py"/>
        <source>He suits ReLU; with {activation} units Xavier keeps the signal's size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_settings_panel.py"/>
        <source>Use Xavier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_settings_panel.py"/>
        <source>Change {setting} of {layer}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_settings_panel.py"/>
        <source>Another layer is called {name}; choose a name of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_settings_panel.py"/>
        <source>Rename {layer} to {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/learning_rate_field.py"/>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/learning_rate_field.py"/>
        <source>Size of a step, such as 0.01 or 1e-3; changes at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/learning_rate_field.py"/>
        <source>Learning rate from 1e-5 to 1, logarithmic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/pace_box.py"/>
        <source>How fast training may go: Watch spreads a short run over ten seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/pace_box.py"/>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/palette_panel.py"/>
        <source>Drag it onto the canvas, or double-click to add it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/palette_panel.py"/>
        <source>Add a {layer} layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/palette_panel.py"/>
        <source>drag onto the canvas, or double-click to add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/palette_panel.py"/>
        <source>Layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/palette_panel.py"/>
        <source>Templates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/palette_panel.py"/>
        <source>Open a CSV file first: a template is made to fit its columns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/palette_panel.py"/>
        <source>AvgPool2D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/palette_panel.py"/>
        <source>GlobalAvgPool2D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/palette_panel.py"/>
        <source>GlobalAvgPool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/palette_panel.py"/>
        <source>GlobalPool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/picture_strip.py"/>
        <source>{count} pictures of {height} × {width}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/picture_strip.py"/>
        <source>row {row}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/rate_preview.py"/>
        <source>The learning rate of each planned epoch; when a plateau comes cannot be known before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/rate_preview.py"/>
        <source>Planned learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/rate_preview.py"/>
        <source>epoch {epoch}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/split_bar.py"/>
        <source>Rows: {parts}. Change the split under Options.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/split_bar.py"/>
        <source>valid. {rows}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/split_bar.py"/>
        <source>validation {rows}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/split_bar.py"/>
        <source>train {rows}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/split_bar.py"/>
        <source>test {rows}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/timeline_bar.py"/>
        <source>Checkpoints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/timeline_bar.py"/>
        <source>epoch {epoch}, the best: rewind here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/timeline_bar.py"/>
        <source>epoch {epoch}: rewind here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/timeline_bar.py"/>
        <source>now: epoch {epoch}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/timeline_bar.py"/>
        <source>Dots are epochs that the run can go back to; the diamond is the best on the validation rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_bar.py"/>
        <source>{seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_bar.py"/>
        <source>{minutes} min {seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_bar.py"/>
        <source>{hours} h {minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_bar.py"/>
        <source>epoch {epoch} / {epochs}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_bar.py"/>
        <source>step {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_bar.py"/>
        <source>{speed} steps/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_bar.py"/>
        <source>{time} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_bar.py"/>
        <source>Training progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_bar.py"/>
        <source>not trained yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_bar.py"/>
        <source>All training settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_bar.py"/>
        <source>Show loss, optimizer, schedule and run in full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_bar.py"/>
        <source>More training settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_bar.py"/>
        <source>Loss, weight decay, clipping, schedule, early stopping, seed and more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_bar.py"/>
        <source>Batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_bar.py"/>
        <source>Optimizer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_bar.py"/>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_bar.py"/>
        <source>finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_bar.py"/>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_bar.py"/>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>Change {setting}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>What training makes small. Automatic: cross-entropy for classes, mean squared error for numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>Label smoothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>Share of every target that is spread over all classes, so that the network grows less certain; 0 for none, 0.1 is usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>Class weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>How much the rows of each class count. Balanced lets rare classes count as much as frequent ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>How the gradients change the weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>Share of the last step that is kept; 0.9 is usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>Weight decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>Pulls all weights towards 0 a little at every step, against overfitting; 0 for none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>Clip gradients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>Keeps a step small where the gradient is suddenly large, as after an odd mini-batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>Limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>Gradients above it are cut to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>Schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>How the learning rate changes from epoch to epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>Multiply by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>What the learning rate is multiplied by; 0.5 halves it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>Epochs between two changes of the learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>Warm-up epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>First epochs in which the learning rate grows to its full size; 0 for none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>Passes over the training rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>Batch size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>Rows of a mini-batch: each one changes the weights once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>Patience</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>Stop after so many epochs without a better validation loss; 0: never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>unlimited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>Start of all chance: the first weights, the shuffling and dropout. The same seed, the same run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>Checkpoint every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>Epochs between two checkpoints to go back to; 0: only the best epoch is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>only the best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>Every (epochs)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>After every so many epochs the rate is multiplied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>Over (epochs)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>Over so many epochs the rate is multiplied once, little by little</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>After (epochs)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>Epochs without a better validation loss after which the rate is multiplied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>A step against the gradient, nothing more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>Gradient descent that keeps part of its last step, so that zigzags cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>Momentum that takes the gradient where the kept step leads to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>Gradient descent with a rate for each weight, smaller the more it has changed so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>Adagrad that forgets old gradients, so that the rates do not shrink for ever</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>RMSProp with momentum, both corrected for their start at 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>Adam with weight decay beside the step, where the rates for each weight do not distort it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>The one that fits the target and the last layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>Mean of the squared errors: large errors count most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>Mean of the sizes of the errors: outliers count little</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>Squared for small errors, linear for large ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>For two classes and one sigmoid unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>For classes and one softmax unit each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>Every row counts the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>Each class counts the same in all, however few rows it has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>A weight of your own for each class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>Gradients are used as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>Where the whole gradient is longer than the limit it is shortened; its direction stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>Each number of the gradient is cut at the limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>The same rate in all epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>Multiplied every so many epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>Multiplied a little after every epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>Falls along a cosine to 0 at the last epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_fields.py"/>
        <source>Multiplied when the validation loss has not become better for a while</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_panel.py"/>
        <source>Weight of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_panel.py"/>
        <source>How much each row of this class counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_panel.py"/>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_panel.py"/>
        <source>The run goes on with the one it began with; this counts after Reset.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_panel.py"/>
        <source>The weights were given for other classes: give one for each, or let all count alike.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_panel.py"/>
        <source>Let all count alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_panel.py"/>
        <source>Change the weight of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_panel.py"/>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_panel.py"/>
        <source>Longest gradient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_panel.py"/>
        <source>Longer gradients are shortened to this length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_panel.py"/>
        <source>Largest number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/training_panel.py"/>
        <source>Larger numbers in a gradient are cut to this size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/activation_section.py"/>
        <source>units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/activation_section.py"/>
        <source>rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/activation_section.py"/>
        <source>maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/activation_section.py"/>
        <source>Activations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/activation_section.py"/>
        <source>Feature maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/activation_section.py"/>
        <source>Probe row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/activation_section.py"/>
        <source>The row of the training data whose feature maps are shown, here and on the cards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/activation_section.py"/>
        <source>{row} of {rows}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/activation_section.py"/>
        <source>Activations {symbol}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/activation_section.py"/>
        <source>What the layer makes of one row: every channel is a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/activation_section.py"/>
        <source>{count} maps of {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/activation_section.py"/>
        <source>The same probe rows all the time: see them change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/activation_section.py"/>
        <source>{units} units × {rows} rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/activation_section.py"/>
        <source>map {map}, line {line}, column {column}: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/curve_card.py"/>
        <source>Reset view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/curve_card.py"/>
        <source>Show the whole curves again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/curve_card.py"/>
        <source>{quantity} over the epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/curve_plot.py"/>
        <source>Copy values as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/curve_plot.py"/>
        <source>Save picture...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves_panel.py"/>
        <source>Press Train to see the loss fall.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves_panel.py"/>
        <source>Here the accuracy or R² rises, epoch by epoch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves_panel.py"/>
        <source>Here the learning rate follows its schedule.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves_panel.py"/>
        <source>The learning rate at the end of each epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves_panel.py"/>
        <source>log loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves_panel.py"/>
        <source>Logarithmic loss axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves_panel.py"/>
        <source>Show the loss on a logarithmic axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves_panel.py"/>
        <source>Smoothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves_panel.py"/>
        <source>How strongly the bold curves are smoothed; the faint curves are the exact values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves_panel.py"/>
        <source>smoothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves_panel.py"/>
        <source>Mean absolute error, in the units of {target}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves_panel.py"/>
        <source>Share of the variance of {target} that is explained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves_panel.py"/>
        <source>Metric</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves_panel.py"/>
        <source>Share of rows whose class is right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves_panel.py"/>
        <source>show {metric}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves_panel.py"/>
        <source>Show {metric} instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves_panel.py"/>
        <source>train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves_panel.py"/>
        <source>rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves_panel.py"/>
        <source>validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves_panel.py"/>
        <source>At the end of epoch {epoch}:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves_panel.py"/>
        <source>In the first epoch:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves_panel.py"/>
        <source>Copied {rows} rows of values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves_panel.py"/>
        <source>Save picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves_panel.py"/>
        <source>Picture (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves_panel.py"/>
        <source>Saved {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/curves_panel.py"/>
        <source>{path} could not be written: choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/health_report.py"/>
        <source>{dead} of {units}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/health_report.py"/>
        <source>Dead maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/health_report.py"/>
        <source>Dead units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/health_report.py"/>
        <source>Those that their ReLU keeps at 0 for every probe row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/health_report.py"/>
        <source>Saturated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/health_report.py"/>
        <source>Share of tanh or sigmoid outputs that are almost at their ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/health_report.py"/>
        <source>Update / weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/health_report.py"/>
        <source>Length of the last update over length of the weights; about 0.001 is usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/health_report.py"/>
        <source>Gradient norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/health_report.py"/>
        <source>Length of the last gradient of all that the layer learns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/health_report.py"/>
        <source>map {map}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/health_report.py"/>
        <source>unit {unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/health_report.py"/>
        <source>maps {maps}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/health_report.py"/>
        <source>units {units}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/health_report.py"/>
        <source>The gradient is very long: steps overshoot. Try a lower learning rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/health_report.py"/>
        <source>Each update changes the weights by more than a tenth. Try a lower learning rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/health_report.py"/>
        <source>{percent} % of the outputs are at their ends, where hardly any gradient passes. Try Xavier initialisation, ReLU or a lower learning rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/health_report.py"/>
        <source>Almost no gradient arrives, so the layer hardly learns. If the loss is still high, try ReLU, fewer layers or another initialisation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/health_report.py"/>
        <source>Updates hardly change the weights. If the loss is still high, try a higher learning rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/health_report.py"/>
        <source>He initialisation or a lower rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/health_report.py"/>
        <source>leaky ReLU or a lower rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/health_report.py"/>
        <source>{unit} outputs 0 for every row: its ReLU never fires. Try {remedy}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/health_report.py"/>
        <source>{count} of {units} maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/health_report.py"/>
        <source>{count} of {units} units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/health_report.py"/>
        <source>{units} output 0 for every row: their ReLU never fires. Try {remedy}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/heat_map.py"/>
        <source>{shown} of {count:,} shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/heat_map.py"/>
        <source>{word} · {down} × {across} shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/histogram.py"/>
        <source>{count} near 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/histogram.py"/>
        <source>sample of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/hover_label.py"/>
        <source>exact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/hover_label.py"/>
        <source>smoothed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer_view.py"/>
        <source>What to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer_view.py"/>
        <source>Histogram of the gradients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer_view.py"/>
        <source>Health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer_view.py"/>
        <source>The numbers of {layer} appear here once a run includes it: press Train or Step, and Reset before, if an older run is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer_view.py"/>
        <source>Gradients {symbol}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/layer_view.py"/>
        <source>{layer}: {symbol} at {where}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/number_editor.py"/>
        <source>Value of the weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/number_editor.py"/>
        <source>Enter or an arrow changes it at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/number_picture.py"/>
        <source>Click to change it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/plot_frame.py"/>
        <source>epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/plot_frame.py"/>
        <source>best: epoch {epoch}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/rate_plot.py"/>
        <source>Loss over the learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/rate_plot.py"/>
        <source>Click, drag or press the arrow keys to pick another rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/rate_plot.py"/>
        <source>learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/rate_plot.py"/>
        <source>loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/weight_section.py"/>
        <source>inputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/weight_section.py"/>
        <source>filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/weight_section.py"/>
        <source>input channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/weight_section.py"/>
        <source>Weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/weight_section.py"/>
        <source>Kernels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/weight_section.py"/>
        <source>Biases, or scale and shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/weight_section.py"/>
        <source>Scale γ and shift β</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/weight_section.py"/>
        <source>γ multiplies and β moves every normalized number of a unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/weight_section.py"/>
        <source>Weights {symbol}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/weight_section.py"/>
        <source>filters × height × width × input channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/weight_section.py"/>
        <source>units × inputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/weight_section.py"/>
        <source>bias of unit {unit}: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/weight_section.py"/>
        <source>weight to unit {unit} from input {source}: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/weight_section.py"/>
        <source>filter {filter}, line {line}, column {column}, input channel {channel}: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/weight_section.py"/>
        <source>bias of filter {filter}: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/plots/weight_section.py"/>
        <source>{letter} of unit {unit}: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/rate_search.py"/>
        <source>Pause the training to try out learning rates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/rate_search.py"/>
        <source>Begun with the weights of step {step}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/rate_search.py"/>
        <source>Begun with new weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/run_controller.py"/>
        <source>Watch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/run_controller.py"/>
        <source>Full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/run_controller.py"/>
        <source>10 steps/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/run_controller.py"/>
        <source>1 step/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/training_session.py"/>
        <source>There is not enough memory to go on; use fewer units or smaller batches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/training_session.py"/>
        <source>Training stopped at step {step} because of an error in the program ({error}); your project is unharmed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/widgets.py"/>
        <source>Show or hide {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/widgets.py"/>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/widgets.py"/>
        <source>Dismiss this message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/widgets.py"/>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/workbench.py"/>
        <source>untitled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/workbench.py"/>
        <source>All layers keep their weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/workbench.py"/>
        <source>{layer} starts anew; all other layers keep their weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/workbench.py"/>
        <source>{layers} and {last} start anew; all other layers keep their weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/workbench.py"/>
        <source>Bring the old network back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/workbench.py"/>
        <source>Back at epoch {epoch}; Resume goes on from there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/workbench.py"/>
        <source>Back to epoch {epoch}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/workbench.py"/>
        <source>{layer}: {name} at {where} was {before} and is {value} now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/workbench.py"/>
        <source>Put it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/workbench.py"/>
        <source>The weights of step {step} were given up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/workbench.py"/>
        <source>Bring them back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/workbench.py"/>
        <source>There are no trained weights yet: press Train first, then export.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/workbench.py"/>
        <source>The network was changed after the training: Train begins anew with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/workbench.py"/>
        <source>Changed since the start: training goes on with the network as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/workbench.py"/>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/workbench.py"/>
        <source>Open {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/workbench.py"/>
        <source>The data are not as they were when the weights were trained. The weights are kept and can be exported; Train begins anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/workbench.py"/>
        <source>The weights were exported to {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/workbench.py"/>
        <source>an unsaved project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/workbench.py"/>
        <source>Layerscope ended unexpectedly while {name} was not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/workbench.py"/>
        <source>Recover it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/workbench.py"/>
        <source>Changed since the start: training goes on with the data as they were; Reset begins with the new ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/workbench.py"/>
        <source>Changed since the start: training goes on with the network as it was; Reset begins with the new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/workbench.py"/>
        <source>Changed since the start: training goes on with the seed and the loss it began with; Reset begins with the new ones.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
