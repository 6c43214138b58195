import { writeFileSync } from 'node:fs';
import { formattedShapes, SHAPE_FILES } from './formatted-shapes.ts';

for (const [file, shapes] of SHAPE_FILES) writeFileSync(file, await formattedShapes(file, shapes));
