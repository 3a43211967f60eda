/** Must be the first import of every module that imports n8n-core. */
import 'reflect-metadata';
import './n8n-settings';
