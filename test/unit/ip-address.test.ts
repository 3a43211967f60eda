import { ipAddress } from '../../nodes/CreateUser/values/scalars';

it.each([
	['the first and the last', ['0.0.0.0', '255.255.255.255']],
	['version 6, short and in full', ['::', '::1', '2001:DB8::A', '2001:db8:0:0:0:0:0:1']],
	['version 4 within version 6', ['::ffff:192.0.2.1', '0:0:0:0:0:ffff:192.168.100.228']],
])('%s: taken as written', (_kind, addresses) => {
	for (const address of addresses) {
		expect(ipAddress.safeParse(address)).toMatchObject({ success: true, data: address });
	}
});

it.each([
	['too large', ['999.1.1.1', '1.2.3.256', '12345::', '::ffff:999.0.0.1']],
	['a leading zero, which some read as octal', ['010.0.0.1', '::ffff:010.0.0.1', '00001::']],
	['too few or too many parts', ['1.2.3', '1.2.3.4.5', '1:2:3:4:5:6:7:8:9', '1::2::3']],
	['a point at an end', ['1.2.3.4.', '.1.2.3.4', '::1.']],
	['a network', ['192.0.2.0/24', '2001:db8::/32']],
	['the zone of one machine', ['fe80::1%eth0', 'fe80::1%25eth0']],
	['a port or the brackets of an address', ['192.0.2.10:80', '[::1]', '[::1]:80']],
	['two', ['192.0.2.10 192.0.2.11', '192.0.2.10,192.0.2.11']],
	['another way to write a number', ['0x7f.0.0.1', '2130706433', '١.٢.٣.٤']],
	['no address at all', ['localhost', ':', ':::', '::g']],
])('%s: refused', (_kind, addresses) => {
	for (const address of addresses) {
		const read = ipAddress.safeParse(address);
		expect(read.error?.issues[0]?.message).toBe(
			`is ${JSON.stringify(address)}, which is not an IP address. Write it as 192.0.2.10 or 2001:db8::1.`,
		);
	}
});
