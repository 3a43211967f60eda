#!/bin/sh
# Puts the package of the image into the place that n8n loads packages from, and goes on with the
# program that it is given. That place is in n8n's own folder, which a volume may cover and which
# then hides what an image has there: so this is done at each start, and replaces an older package.
set -eu

package=n8n-nodes-create-user
place="${N8N_USER_FOLDER:-$HOME}/.n8n/nodes/node_modules/$package"
rm -rf "$place"
mkdir -p "$place"
tar -xzf "$(dirname "$0")/$package"-*.tgz -C "$place" --strip-components=1
exec "$@"
