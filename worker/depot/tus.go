package depot

// tusVersion is the one version of the tus protocol that is spoken.
const tusVersion = "1.0.0"
