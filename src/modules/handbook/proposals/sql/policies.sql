revoke execute on function handbook.is_proposed(text, uuid), handbook.empty_proposals(text, uuid, text) from samfrid_app; -- through the networks' functions
