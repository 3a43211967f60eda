import type { Problems } from '../core/checks';
import type { Answer, HouseAnswers } from '../core/types';
import type { ErrorStyle } from './settings';

export const house: HouseAnswers = {
	// The flag as text is Smartflo's own.
	tooMany: (seconds) => ({
		status: 429,
		body: {
			success: 'false',
			message: 'Too many requests.',
			...(seconds === undefined ? {} : { retry_after: seconds }),
		},
	}),
	serverError: (status) => failure(status, 'Something went wrong.'),
	notFound: () => failure(404, 'Not found.'),
};

export const tokenRefused = () => failure(401, 'The token is invalid or has expired.');

export function failure(status: number, message: string): Answer {
	return { status, body: { success: false, message } };
}

/** Fields that were not accepted, in the form that the settings ask for. */
export function refusal(problems: Problems, style: ErrorStyle): Answer {
	return {
		status: style.status,
		body: {
			...(style.flag === 'absent' ? {} : { success: style.flag }),
			message: 'The given data was invalid.',
			[style.key]: shaped(problems, style.shape),
		},
	};
}

function shaped(problems: Problems, shape: ErrorStyle['shape']): unknown {
	const texts = Object.entries(problems).map(
		([field, wrong]) => [field, `The ${field} ${wrong}.`] as const,
	);
	switch (shape) {
		case 'fieldText':
			return Object.fromEntries(texts);
		case 'fieldTexts':
			return Object.fromEntries(texts.map(([field, text]) => [field, [text]]));
		case 'list':
			return texts.map(([, text]) => text);
		case 'text':
			return texts.map(([, text]) => text).join(' ');
	}
}
