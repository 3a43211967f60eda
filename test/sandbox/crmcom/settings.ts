import { commonDefaults, type CommonSettings } from '../core/settings';

export interface CrmComSettings extends CommonSettings {
	/** Not documented: HTTP 401, HTTP 403, or HTTP 200 with a status code that names the token. */
	expiredTokenAnswer: '401' | '403' | 'status';
	/** Makes `cti_phone_extension_number` mandatory, as the page says of CTI enabled accounts. */
	ctiEnabled: boolean;
	/** The installation's password policy. */
	passwordMinLength: number;
}

export const crmComDefaults = (): CrmComSettings => ({
	...commonDefaults,
	// Documented: two hours from issue, used or not.
	tokenLifetimeSeconds: 7200,
	tokenExpAsText: true,
	// Business errors come with HTTP 200 (client programs); a refused login is taken for one.
	loginRefusalStatus: 200,
	expiredTokenAnswer: 'status',
	ctiEnabled: false,
	passwordMinLength: 8,
});
