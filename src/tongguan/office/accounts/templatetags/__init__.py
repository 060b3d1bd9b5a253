"""What templates of the sign-in library may call."""
